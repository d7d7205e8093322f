-- Who speaks, and how many statements rested on it by a day? The register itself has no dates.
-- One row a publisher.
-- parameters: day (a date)
-- columns:    those of publishers
with told as (
    select publisher, attributed_to from figures where told_on <= $day
    union all
    select publisher, attributed_to from relationships where told_on <= $day
), spoken as (
    select publisher from told
    union all
    select attributed_to from told where attributed_to is distinct from publisher
)
select p.* replace ((select count(*) from spoken s where s.publisher = p.publisher) as statements)
from publishers p order by publisher
