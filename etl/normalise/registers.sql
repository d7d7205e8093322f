-- The tables that pass as their keepers wrote them. `entities`, `publishers`: one row each; counts of statements follow in relationships.sql.
insert into build.entities by name
select entity_id, name, kind, aliases, ambiguous = 'true' as ambiguous, country, founded, website, ticker, segment, note, source_url
from clean_entities order by entity_id;

insert into build.events by name
select event_id, date, entity_id_id as entity_id, entity_id_name as entity, kind, headline, url, publisher
from clean_events order by event_id;

insert into build.corrections by name
select c.correction_id, c."table", c.id, c.field, c."set", c.expect, c.reason, c.reference, c.who, c."on", s.state, s.statements
from clean_corrections c join correction_states s using (correction_id) order by correction_id;

-- Tier and kind of whoever speaks; unknown is 5.
create or replace table speakers as
select publisher as speaker, kind, coalesce(tier::tinyint, 5) as tier from clean_publishers;
