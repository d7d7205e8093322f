-- How did customers stand before and after one deal, as far as had been told by a day?
-- One row a customer and vendor.
-- parameters: day (a date), deal (an event_id), days (how long after it)
-- columns:    those of moves
select * from moves_as_of($deal, $days, $day::date) order by event_id, customer_id, vendor_id
