-- With whom does a company stand in which relation, as customer or as vendor?
-- One row a pair, those most spoken of first.
-- parameters: company (entity_id)
-- columns: pair (customer|vendor), role (of the company: vendor or customer), partner_id, partner, state (the latest dated, else the one
--   stated), since (from when it has been so without a break; null: undated), statements, reports, said_by, rel_ids
with said as (
    select *, customer_id || '|' || vendor_id as pair
    from relationships
    where not rejected and customer_id is not null and vendor_id is not null and (customer_id = $company or vendor_id = $company)),
turns as (
    select turned.customer_id || '|' || turned.vendor_id as pair, day, status
    from turns_as_of(null) as turned
    where turned.customer_id = $company or turned.vendor_id = $company),
latest as (
    select pair, arg_max(status, day) as state from turns group by pair),
lasting as (
    select pair, any_value(state) as state,
        min(day) filter (where day > coalesce(changed, date '0001-01-01')) as since
    from (select turns.*, latest.state, max(day) filter (where status <> latest.state) over (partition by pair) as changed
        from turns join latest using (pair))
    group by pair),
pairs as (
    select pair, customer_id, vendor_id, any_value(customer) as customer, any_value(vendor) as vendor, count(*) as statements,
        count(distinct coalesce(report_id, rel_id)) as reports, list(distinct coalesce(report_id, publisher)) as said_by,
        list(rel_id order by counts_from desc nulls last, rel_id) as rel_ids, min(counts_from) as first_day,
        arg_min(status, gravity) as gravest
    from (select said.*, list_position(['left', 'leaving', 'reducing', 'staying', 'active', 'starting', 'expanding'], status) as gravity
        from said)
    group by pair, customer_id, vendor_id)
select pairs.pair, case when vendor_id = $company then 'vendor' else 'customer' end as role,
    case when vendor_id = $company then customer_id else vendor_id end as partner_id,
    case when vendor_id = $company then customer else vendor end as partner,
    coalesce(lasting.state, case when first_day is not null then 'active' else gravest end) as state,
    case when lasting.state is null then first_day else lasting.since end as since,
    statements, reports, said_by, rel_ids
from pairs
left join lasting using (pair)
order by role desc, reports desc, partner
