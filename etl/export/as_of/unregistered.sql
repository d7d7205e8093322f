-- Companies that nobody registered and that had been named by a day, counted over what had been said until then.
-- One row a name.
-- parameters: day (a date)
-- columns:    those of unregistered
with named as (
    select subject as name, doc_id, figure_id, figure_id as id from figures where subject_id is null and told_on <= $day
    union all
    select counterparty, doc_id, figure_id, figure_id from figures where counterparty_id is null and told_on <= $day
    union all
    select customer, doc_id, null, rel_id from relationships where customer_id is null and told_on <= $day
    union all
    select vendor, doc_id, null, rel_id from relationships where vendor_id is null and told_on <= $day
)
select name, count(distinct id) as statements, count(distinct doc_id) as documents, min(figure_id) as figure_id
from named where name is not null group by name order by name
