-- Which companies can be looked at, the most spoken of first?
-- One row a company.
-- parameters: none
-- columns: entity_id, name, kind, statements (figures and relationships that name it)
with named as (
    select subject_id as entity_id from figures
    union all select counterparty_id from figures where counterparty_id is distinct from subject_id
    union all select customer_id from relationships
    union all select vendor_id from relationships where vendor_id is distinct from customer_id),
counted as (select entity_id, count(*) as statements from named where entity_id is not null group by entity_id)
select entity_id, name, coalesce(kind, '') as kind, coalesce(statements, 0) as statements
from entities
left join counted using (entity_id)
order by statements desc, name, entity_id
