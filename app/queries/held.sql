-- What does the snapshot hold: how many publishers spoke, in how many independent reports, in how many statements?
-- One row.
-- parameters: none
-- columns: publishers, reports, statements
with spoken as (
    select publisher, report_id from figures
    union all
    select publisher, report_id from relationships)
select count(distinct publisher) as publishers, count(distinct report_id) as reports, count(*) as statements
from spoken
