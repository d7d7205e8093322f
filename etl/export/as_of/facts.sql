-- Which facts follow from what had been said by a day, by one rule and without some publishers?
-- One row a key.
-- parameters: day (a date, null: now), rule (a name), without (a list of publishers)
-- columns:    those of facts
select * from facts_as_of($day::date, $rule, $without::varchar[])
order by metric, subject, subject_id, counterparty, counterparty_id, period, status, unit, figure_id
