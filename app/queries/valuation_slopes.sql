-- From which valuation to which did each vendor come, by what was stated?
-- A year alone counts from its last day as the first and from its first day as the latest: it is not known to be later.
-- One row a vendor with at least two dated valuations (not talks or plans) in different months.
-- parameters: none
-- columns: vendor_id, name, unit (USD), first, first_low, first_high, first_period, first_figure_id, last, last_low, last_high,
--   last_period, last_figure_id, statements
with stated as (
    select f.*, value_usd / nullif(value, 0) as rate
    from facts as f
    join entities on entity_id = subject_id
    where metric = 'valuation' and status in ('actual', 'previous') and value_usd > 0 and period_start is not null and period_end is not null
        and list_contains(string_split(entities.kind, '|'), 'vendor')),
ends as (
    select subject_id, any_value(subject) as name, sum(statements)::bigint as statements,
        arg_min(stated, (period_end, status <> 'actual', -reports, figure_id)) as a,
        arg_max(stated, (period_start, status = 'actual', reports, figure_id)) as b
    from stated group by subject_id)
select subject_id as vendor_id, name, 'USD' as unit,
    a.value_usd as first, a.low * a.rate as first_low, a.high * a.rate as first_high, a.period as first_period, a.figure_id as first_figure_id,
    b.value_usd as last, b.low * b.rate as last_low, b.high * b.rate as last_high, b.period as last_period, b.figure_id as last_figure_id,
    statements
from ends
where a.period_end < b.period_start
order by last desc, name
