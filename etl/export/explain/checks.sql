-- One check of the market's arithmetic.
-- One row, or none.
-- parameters: id
-- columns:    those of checks
select * from checks where check_id = $id
