-- What happened to a company?
-- One row an event, the latest first.
-- parameters: company (entity_id)
-- columns: event_id, date (as told), day (its first), kind, headline, publisher, url
select event_id, date, first_day(date) as day, kind, headline, publisher, url
from events
where entity_id = $company
order by day desc nulls last, event_id
