-- What had been said of any metric by a day: a statement without a date has no day and is left out.
-- One row a statement.
-- parameters: day (a date)
-- columns:    those of figures
select * from figures where told_on <= $day order by figure_id
