-- What happened last?
-- One row an event, the latest first; a year counts from its end.
-- parameters: most (rows at most)
-- columns: event_id, date, entity_id, entity, kind, headline, publisher, url
select event_id, date, entity_id, entity, kind, headline, publisher, url
from events
order by rpad(date, 10, '~') desc, event_id
limit $most
