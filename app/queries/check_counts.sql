-- How many checks of each kind were made, and how many of them fail?
-- One row a kind.
-- parameters: none
-- columns: kind, made, failed
select kind, count(*) as made, count(*) filter (verdict = 'does_not_fit') as failed
from checks
group by kind
order by kind
