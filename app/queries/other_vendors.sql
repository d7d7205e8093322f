-- With which other vendors did the customers of the company bought grow after the deal, and by which were they also named?
-- One row a customer and other vendor that is told of after the deal, or without a day.
-- parameters: deal (event_id), days (after the deal)
-- columns: customer_id, customer, vendor_id, vendor, told (grew, later, undated, named or shrank: grew is starting or expanding
--   within the days, later the same after them, undated the same without a day, named a mention), state (the latest such), day
--   (first so; null: undated), reports, said_by (nearest to the source first), rel_ids
with deal as (
    select entity_id, first_day(date) as first_day, final_day(date) + $days::integer as last_day
    from events where event_id = $deal),
customers as (
    select moves.customer_id from moves_as_of($deal, $days, cast(null as date)) as moves, deal
    where moves.vendor_id = deal.entity_id),
told as (
    select said.*,
        case
            when status in ('starting', 'expanding') and counts_from is null then 'undated'
            when status in ('starting', 'expanding') and counts_from <= deal.last_day then 'grew'
            when status in ('starting', 'expanding') then 'later'
            when status in ('active', 'staying') then 'named'
            else 'shrank' end as told
    from relationships as said
    join customers using (customer_id), deal
    where not said.rejected and said.vendor_id is not null and said.vendor_id <> deal.entity_id
        and (said.counts_from >= deal.first_day or (said.counts_from is null and said.status in ('starting', 'expanding')))),
kinds as (
    select customer_id, any_value(customer) as customer, vendor_id, any_value(vendor) as vendor, told,
        coalesce(arg_max(status, counts_from), any_value(status)) as state, min(counts_from) as day,
        count(distinct coalesce(report_id, rel_id)) as reports, list(distinct coalesce(report_id, publisher)) as said_by,
        list(rel_id order by counts_from, rel_id) as rel_ids
    from told group by customer_id, vendor_id, told)
select customer_id, customer, vendor_id, vendor, told, state, day, reports, said_by, rel_ids
from kinds
qualify row_number() over (
    partition by customer_id, vendor_id
    order by list_position(['grew', 'later', 'shrank', 'undated', 'named'], told)) = 1
order by customer, list_position(['grew', 'later', 'undated', 'named', 'shrank'], told), reports desc, vendor
