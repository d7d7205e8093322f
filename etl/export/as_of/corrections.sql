-- What have people mended? A register that mends our reading, not what was told: the same on every day.
-- One row a correction.
-- parameters: day (a date)
-- columns:    those of corrections
select * from corrections where $day is not null order by correction_id
