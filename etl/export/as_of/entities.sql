-- Which companies are there? They are a register without dates: the same on every day.
-- One row a company.
-- parameters: day (a date)
-- columns:    those of entities
select * from entities where $day is not null order by entity_id
