-- Which fact is each statement about, of what had been said by a day, by one rule and without some publishers?
-- One row a statement.
-- parameters: day (a date, null: now), rule (a name), without (a list of publishers)
-- columns:    those of fact_statements
select * from placed_as_of($day::date, $rule, $without::varchar[]) order by figure_id, shown_figure_id
