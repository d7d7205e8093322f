-- Which arithmetic of the market does not work out?
-- One row a check that does not fit: what companies paid and own first, slips of the pen last.
-- parameters: most (rows at most)
-- columns: check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated, verdict,
--          first_value, second_value (of the first two inputs), total (checks that fail, whether listed or not)
with failed as (
    select *, count(*) over () as total
    from checks
    where verdict = 'does_not_fit'
    order by kind <> 'price_stake', kind = 'jump', kind, subject, period, check_id
    limit $most)
select c.check_id, c.kind, c.subject, c.counterparty, c.period, c.status, c.unit, c.inputs, c.low, c.high, c.stated, c.verdict,
    f.value as first_value, s.value as second_value, c.total
from failed c
left join figures f on f.figure_id = c.inputs[1]
left join figures s on s.figure_id = c.inputs[2]
order by c.kind <> 'price_stake', c.kind = 'jump', c.kind, c.subject, c.period, c.check_id
