-- Of a vendor's customers, how many were reported to pull back after a deal?
-- One row.
-- parameters: deal (an event_id), vendor (an entity_id)
-- columns: customers, pulling_back, reports (independent, of those who pull back), statements, rel_ids, names
with theirs as (
    select *, after in ('left', 'leaving', 'reducing') and coalesce(before, '') not in ('left', 'leaving') as back
    from moves
    where event_id = $deal and vendor_id = $vendor),
words as (
    select distinct unnest(rel_ids) as rel_id from theirs where back)
select count(*) as customers, count(*) filter (back) as pulling_back,
    (select count(distinct r.report_id) from words join relationships r using (rel_id)) as reports,
    (select count(*) from words) as statements,
    (select list(rel_id order by rel_id) from words) as rel_ids,
    list(customer order by reports desc, customer) filter (back) as names
from theirs
