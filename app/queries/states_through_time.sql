-- In which state was each customer with each vendor, from when until when?
-- One row a stretch of time in one state; the last one has no end.
-- Of one day the nearest to the source counts, then more reports, then the gravest; a mention follows no other state.
-- parameters: customers, vendors (lists of entity_ids; an empty list: all, but not both)
-- columns: customer_id, customer, vendor_id, vendor, status, from_day, until_day (the next change; null: still so)
with told as (
    select customer_id, any_value(customer) as customer, vendor_id, any_value(vendor) as vendor, status, counts_from as day,
        min(tier * 2 + (attributed_to is not null)::integer) as distance, count(distinct coalesce(report_id, rel_id)) as reports
    from relationships
    where not rejected and counts_from is not null and len($customers) + len($vendors) > 0
        and (len($customers) = 0 or list_contains($customers, customer_id))
        and (len($vendors) = 0 or list_contains($vendors, vendor_id))
    group by customer_id, vendor_id, status, counts_from),
stated as (
    select *, min(day) filter (status <> 'active') over (partition by customer_id, vendor_id) as first_other
    from told),
days as (
    select * from stated
    where status <> 'active' or day < first_other or first_other is null
    qualify row_number() over (
        partition by customer_id, vendor_id, day
        order by distance, reports desc,
            list_position(['left', 'leaving', 'reducing', 'staying', 'active', 'starting', 'expanding'], status)) = 1),
changes as (
    select * from days
    qualify status is distinct from lag(status) over (partition by customer_id, vendor_id order by day))
select customer_id, customer, vendor_id, vendor, status, day as from_day,
    lead(day) over (partition by customer_id, vendor_id order by day) as until_day
from changes
where customer_id is not null and vendor_id is not null
order by customer, vendor, from_day
