-- What was reported of customers and vendors, when, by how many, and how many only repeated it?
-- One row a customer, vendor, day and state. A report counts on the day that it first gave a state; later it is an echo.
-- parameters: customers, vendors (lists of entity_ids; an empty list: all, but not both)
-- columns: customer_id, customer, vendor_id, vendor, status, day, reports (first told then), echoes (repeats of earlier ones),
--   said_by (who, nearest to the source first), vague (only the month or year is known), rel_ids (of all these statements)
with told as (
    select *,
        row_number() over (
            partition by customer_id, vendor_id, status, coalesce(report_id, rel_id)
            order by counts_from, told_on, rel_id) > 1 as echo
    from relationships
    where not rejected and counts_from is not null and len($customers) + len($vendors) > 0
        and (len($customers) = 0 or list_contains($customers, customer_id))
        and (len($vendors) = 0 or list_contains($vendors, vendor_id)))
select
    customer_id, any_value(customer) as customer, vendor_id, any_value(vendor) as vendor, status, counts_from as day,
    count(*) filter (not echo) as reports, count(*) filter (echo) as echoes,
    list(distinct coalesce(report_id, publisher)) as said_by,
    bool_and(length(coalesce(effective, reported_on)) < 10 and length(coalesce(reported_on, effective)) < 10) as vague,
    list(rel_id order by echo, tier, rel_id) as rel_ids
from told
where customer_id is not null and vendor_id is not null
group by customer_id, vendor_id, status, counts_from
order by customer, vendor, day, status
