-- Which arithmetic of the market does not work out?
-- One row a check that does not fit: what companies paid and own first, then slips of the pen.
-- parameters: most (rows at most)
-- columns: check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated,
--          total (checks that fail, whether listed or not)
select check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated, count(*) over () as total
from checks
where verdict = 'does_not_fit'
order by kind <> 'price_stake', kind = 'jump', kind, subject, period, check_id
limit $most
