-- Does what had been said by a day agree with itself, by one rule and without some publishers?
-- One row a check.
-- parameters: day (a date, null: now), rule (a name), without (a list of publishers)
-- columns:    those of checks
select * from checks_as_of($day::date, $rule, $without::varchar[]) order by check_id
