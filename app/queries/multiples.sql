-- At how many times its revenue or run rate is each vendor valued, where both are of one year?
-- One row a vendor, measure and year in which both are stated in USD; a vendor without such a year has one row that says why.
-- parameters: measure (revenue or run_rate)
-- columns: vendor_id, vendor, segment, measure, year, period, value_usd, value_low, value_high, value_qualifier, value_status,
--   value_unit, value_figure_id, valuation_period, valuation_usd, valuation_low, valuation_high, valuation_qualifier,
--   valuation_status, valuation_unit, valuation_figure_id, multiple, multiple_low, multiple_high (null where a bound is open),
--   reason (null where there is a multiple: no_value, no_valuation, no_rate, undated, years_differ), best (the row to draw), funding_usd,
--   funding_figure_id, funding_metric (funding_total, else the largest single round), reports
with vendors as (
    select entity_id, name, segment from entities where list_contains(string_split(kind, '|'), 'vendor')),
known as (
    select *, year(coalesce(period_end, period_start)) as year,
        (qualifier in ('at_least', 'at_most'))::integer as bound,
        list_position(['actual', 'planned', 'forecast', 'in_talks'], status) as distance,
        case when value_usd is null or value = 0 then null else value_usd / value end as rate
    from facts
    where status <> 'previous' and subject_id in (select entity_id from vendors) and metric in ($measure, 'valuation')),
measures as (
    select * from known
    where metric = $measure and (metric <> 'revenue' or length(period) = 4)),
pairs as (
    select m.subject_id, m.year, m, v
    from measures as m
    join known as v on v.metric = 'valuation' and v.subject_id = m.subject_id and v.year = m.year
    where m.value_usd > 0 and v.value_usd > 0
    qualify row_number() over (
        partition by m.subject_id, m.year
        order by m.distance + v.distance, m.bound + v.bound, abs(datediff('day', m.period_end, v.period_end)),
            v.reports desc, m.reports desc, v.figure_id, m.figure_id) = 1),
latest as (
    select subject_id,
        arg_max(m, (coalesce(m.period_end, date '0001-01-01'), -m.distance, m.reports, m.figure_id)) filter (metric = $measure) as m,
        arg_max(m, (coalesce(m.period_end, date '0001-01-01'), -m.distance, m.reports, m.figure_id)) filter (metric = 'valuation') as v
    from known as m
    where m.metric = 'valuation' or m.metric <> 'revenue' or length(period) = 4
    group by subject_id),
funding as (
    select subject_id, arg_max(funded, (funded.metric = 'funding_total', case when funded.metric = 'funding_total'
            then epoch(coalesce(funded.period_end, date '0001-01-01')) else funded.value_usd end, funded.figure_id)) as f
    from facts as funded
    where metric in ('funding', 'funding_total') and status = 'actual' and value_usd > 0
    group by subject_id),
rows as (
    select subject_id, year, m, v, cast(null as varchar) as reason,
        row_number() over (
            partition by subject_id order by m.distance + v.distance, m.bound + v.bound, year desc) = 1 as best
    from pairs
    union all by name
    select subject_id, cast(null as bigint) as year, m, v,
        case when m is null then 'no_value' when v is null then 'no_valuation'
            when m.value_usd is null or v.value_usd is null then 'no_rate'
            when m.year is null or v.year is null then 'undated'
            else 'years_differ' end as reason,
        true as best
    from latest where subject_id not in (select subject_id from pairs))
select vendors.entity_id as vendor_id, vendors.name as vendor, vendors.segment, $measure as measure, rows.year,
    m.period as period, m.value_usd as value_usd, m.low * m.rate as value_low, m.high * m.rate as value_high, m.qualifier as value_qualifier,
    m.status as value_status, m.unit as value_unit, m.figure_id as value_figure_id,
    v.period as valuation_period, v.value_usd as valuation_usd, v.low * v.rate as valuation_low, v.high * v.rate as valuation_high,
    v.qualifier as valuation_qualifier, v.status as valuation_status, v.unit as valuation_unit, v.figure_id as valuation_figure_id,
    case when reason is null then v.value_usd / m.value_usd end as multiple,
    case when reason is null and v.qualifier <> 'at_most' and m.qualifier <> 'at_least' then v.low * v.rate / (m.high * m.rate) end
        as multiple_low,
    case when reason is null and v.qualifier <> 'at_least' and m.qualifier <> 'at_most' then v.high * v.rate / (m.low * m.rate) end
        as multiple_high,
    coalesce(rows.reason, case when rows.subject_id is null then 'no_value' end) as reason,
    coalesce(rows.best, true) as best,
    f.value_usd as funding_usd, f.figure_id as funding_figure_id, f.metric as funding_metric,
    coalesce(m.reports, 0) + coalesce(v.reports, 0) as reports
from vendors
left join rows on rows.subject_id = vendors.entity_id
left join funding on funding.subject_id = vendors.entity_id
order by multiple desc nulls last, valuation_usd desc nulls last, value_usd desc nulls last, vendor, year desc
