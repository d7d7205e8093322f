-- Which arithmetic of the market does not work out?
-- One row a check that does not fit.
-- parameters: none
-- columns: check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated
select check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated
from checks
where verdict = 'does_not_fit'
order by kind, subject, period, check_id
