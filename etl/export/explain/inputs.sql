-- The statements that a check was reckoned from, in its order.
-- One row a statement.
-- parameters: id (of the check)
-- columns:    figure_id, metric, subject, counterparty, value, low, high, unit, qualifier, period, publisher, attributed_to, evidence
with given as (
    select unnest(inputs) as figure_id, generate_subscripts(inputs, 1) as place from checks where check_id = $id)
select f.figure_id, f.metric, f.subject, f.counterparty, f.value, f.low, f.high, f.unit, f.qualifier, f.period, f.publisher, f.attributed_to, f.evidence
from given join figures f using (figure_id) order by place
