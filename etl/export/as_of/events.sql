-- What had happened by a day?
-- One row an event.
-- parameters: day (a date)
-- columns:    those of events
select * from events where final_day(date) <= $day order by event_id
