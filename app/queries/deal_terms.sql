-- What was paid, and for which part of the company?
-- One row a metric (investment, stake), buyer, unit, status and period near the deal, what happened before what was planned.
-- parameters: deal (event_id)
-- columns: metric, subject_id, subject, figure_id, value, low, high, unit, qualifier, status, period, statements, reports, rule, main
--   (the one to show of its metric)
with deal as (
    select entity_id, first_day(date) as first_day, final_day(date) as last_day from events where event_id = $deal)
select metric, subject_id, subject, figure_id, value, low, high, unit, qualifier, status, period, statements, reports, rule,
    row_number() over (
        partition by metric
        order by list_position(['actual', 'planned', 'in_talks', 'forecast', 'previous'], status), reports desc, unit <> 'USD',
            figure_id) = 1 as main
from facts
join deal on facts.counterparty_id = deal.entity_id
where metric in ('investment', 'stake')
    and (period is null or (period_start <= last_day + 62 and period_end >= first_day - 62))
order by metric, main desc, list_position(['actual', 'planned', 'in_talks', 'forecast', 'previous'], status), reports desc, figure_id
