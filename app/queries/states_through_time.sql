-- In which state was each customer with each vendor, from when until when?
-- One row a stretch of time in one state. A mention (active) opens a pair's time and follows no other state.
-- parameters: customers, vendors (lists of entity_ids; an empty list: all, but not both)
-- columns: customer_id, customer, vendor_id, vendor, status, from_day, until_day (the next change; null: still so)
with asked as (
    select distinct customer_id, customer, vendor_id, vendor
    from relationships
    where customer_id is not null and vendor_id is not null and len($customers) + len($vendors) > 0
        and (len($customers) = 0 or list_contains($customers, customer_id))
        and (len($vendors) = 0 or list_contains($vendors, vendor_id))),
turns as (
    select turned.* from turns_as_of(null) as turned semi join asked using (customer_id, vendor_id)),
mentions as (
    select customer_id, vendor_id, min(counts_from) as day, 'active' as status
    from states semi join asked using (customer_id, vendor_id)
    where status = 'active' and counts_from is not null
    group by customer_id, vendor_id),
openings as (
    select mentions.* from mentions
    left join (select customer_id, vendor_id, min(day) as first_turn from turns group by all) using (customer_id, vendor_id)
    where first_turn is null or day < first_turn),
changes as (
    select * from (select customer_id, vendor_id, day, status from turns
        union all by name select customer_id, vendor_id, day, status from openings)
    qualify status is distinct from lag(status) over (partition by customer_id, vendor_id order by day))
select customer_id, customer, vendor_id, vendor, status, day as from_day,
    lead(day) over (partition by customer_id, vendor_id order by day) as until_day
from changes
join asked using (customer_id, vendor_id)
order by customer, vendor, from_day
