-- Which arithmetic was tried on the statements, and how did it come out?
-- One row a check, the failed ones first.
-- parameters: most (rows at most)
-- columns: check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated, verdict
select check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated, verdict
from checks
order by verdict = 'does_not_fit' desc, verdict = 'unknown' desc, kind, subject, period, check_id
limit $most
