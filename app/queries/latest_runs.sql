-- How did the last refreshes go?
-- One row a run, the newest first.
-- parameters: most (rows at most)
-- columns: run_id, started_at, ended_at, exit, published, version, rejected, error
select run_id, started_at, ended_at, exit, published, version, rejected, error
from runs
order by started_at desc, run_id desc
limit $most
