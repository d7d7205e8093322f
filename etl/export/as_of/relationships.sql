-- What had been said of customers and vendors by a day: a statement without a date has no day and is left out.
-- One row a statement.
-- parameters: day (a date)
-- columns:    those of relationships
select * from relationships where told_on <= $day order by rel_id
