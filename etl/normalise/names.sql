-- By which texts is a company known? One row a text: an id before a name before an alias, then the least id.
-- columns: text, entity_id, name
create or replace table known_names as
with said as (
    select entity_id as text, 1 as rank, entity_id, name from entities
    union all
    select name, 2, entity_id, name from entities
    union all
    select trim(unnest(string_split(aliases, '|'))), 3, entity_id, name from entities where aliases is not null
)
select text, arg_min(entity_id, (rank, entity_id)) as entity_id, arg_min(name, (rank, entity_id)) as name
from said where text <> '' group by text;
