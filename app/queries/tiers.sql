-- How many statements rest on each tier, counted by the better of site and credited outlet?
-- One row a tier.
-- parameters: none
-- columns: tier, statements
select tier, count(*) as statements
from (select tier from figures union all select tier from relationships)
group by tier
order by tier
