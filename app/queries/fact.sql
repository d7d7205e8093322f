-- What is shown of one fact, and why?
-- One row, or none where no fact has that name.
-- parameters: fact (the figure_id of the statement shown)
-- columns: figure_id, metric, subject, subject_id, counterparty, counterparty_id, period, status, unit, value, low, high,
--          qualifier, statements, sources, reports, rule, value_usd, first_reported_on, last_reported_on
select figure_id, metric, subject, subject_id, counterparty, counterparty_id, period, status, unit, value, low, high,
    qualifier, statements, sources, reports, rule, value_usd, first_reported_on, last_reported_on
from facts
where figure_id = $fact
