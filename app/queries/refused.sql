-- What was not taken in the run that made this snapshot, where does it stand, and why?
-- One row a rejection.
-- parameters: most (rows at most)
-- columns: file, line, field, reason, detail, value, total (rejections in all)
select file, line, field, reason, detail, value, count(*) over () as total
from quarantine
order by file, line nulls first, field
limit $most
