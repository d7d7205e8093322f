-- What is known of a company, and of what others pay it or hold of it?
-- One row a fact; its own first, the best known metrics first, the latest period first.
-- parameters: company (entity_id)
-- columns: figure_id, metric, subject_id, subject, counterparty_id, counterparty, period, status, unit, value, low, high, qualifier,
--   value_usd, statements, sources, reports, rule, own (the company is the subject), period_start, period_end, first_reported_on,
--   last_reported_on
select figure_id, metric, subject_id, subject, counterparty_id, counterparty, period, status, unit, value, low, high, qualifier,
    value_usd, statements, sources, reports, rule, subject_id = $company as own, period_start, period_end, first_reported_on,
    last_reported_on
from facts
where subject_id = $company or counterparty_id = $company
order by own desc,
    list_position(['valuation', 'revenue', 'run_rate', 'customer_spend', 'funding_total', 'funding', 'investment', 'stake', 'headcount',
        'workforce', 'growth', 'capex', 'unit_price', 'worker_pay'], metric),
    metric, unit, counterparty, period_start desc nulls last, period desc, status, figure_id
