-- On which facts do independent reports differ most, against the value shown?
-- One row a fact: amounts that differ by a twentieth or more, told by two reports or more.
-- parameters: most (rows at most)
-- columns: figure_id, subject, counterparty, metric, period, status, value, low, high, unit, qualifier, statements, reports, rule,
--          total (facts that are contested, whether listed or not)
select figure_id, subject, counterparty, metric, period, status, value, low, high, unit, qualifier, statements, reports, rule,
    count(*) over () as total
from facts
where low > 0 and high >= 1.05 * low and reports > 1
order by reports * ln(high / low) desc, figure_id
limit $most
