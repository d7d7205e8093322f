-- Who had declined to comment by a day: what has no date has no day and is left out.
-- One row a statement.
-- parameters: day (a date)
-- columns:    those of no_comments
select * from no_comments where final_day(reported_on) <= $day order by no_comment_id
