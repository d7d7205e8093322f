-- Which deals can be looked at, those with most movement first?
-- One row a deal.
-- parameters: none
-- columns: event_id, date (as told), first_day, last_day (of the date told), company_id, company (what was bought), headline,
--   publisher, url, moved (customers of the company whose state changed within 90 days), named (customers of it with a state)
with moved as (
    select event_id, vendor_id, count(*) filter (before is distinct from after) as moved, count(*) as named
    from moves
    group by all)
select
    told.event_id, told.date, first_day(told.date) as first_day, final_day(told.date) as last_day,
    told.entity_id as company_id, told.entity as company, told.headline, told.publisher, told.url,
    coalesce(moved.moved, 0) as moved, coalesce(moved.named, 0) as named
from events as told
left join moved on moved.event_id = told.event_id and moved.vendor_id = told.entity_id
where told.kind = 'deal' and first_day(told.date) is not null and told.entity_id is not null
order by moved.moved desc nulls last, first_day(told.date) desc, told.event_id
