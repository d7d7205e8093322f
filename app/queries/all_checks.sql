-- Which arithmetic was tried on the statements, and how did it come out?
-- One row a check: the failed ones first, then those that fit, then those with nothing to hold them against.
-- parameters: most (rows at most)
-- columns: check_id, kind, subject, counterparty, period, status, unit, inputs, low, high, stated, verdict,
--          first_value, second_value (of the first two inputs)
with made as (
    select *, list_position(['does_not_fit', 'fits', 'unknown'], verdict) as place
    from checks
    order by place, kind, subject, period, check_id
    limit $most)
select c.check_id, c.kind, c.subject, c.counterparty, c.period, c.status, c.unit, c.inputs, c.low, c.high, c.stated, c.verdict,
    f.value as first_value, s.value as second_value
from made c
left join figures f on f.figure_id = c.inputs[1]
left join figures s on s.figure_id = c.inputs[2]
order by c.place, c.kind, c.subject, c.period, c.check_id
