-- What is shown of the company bought: its worth in the deal and before, the stake bought, its revenue in the last full year?
-- One row a number found: of each, the fact with most independent reports behind it.
-- parameters: vendor (an entity_id), day (of the deal)
-- columns: tile (valuation before stake revenue), figure_id, subject, counterparty, metric, period, status, value, low, high,
--          unit, qualifier, statements, reports, last_reported_on
with candidates as (
    select 'valuation' as tile, period_end as latest, *
    from facts
    where metric = 'valuation' and subject_id = $vendor and status = 'actual' and $day::date between period_start and period_end
    union all
    select 'before', null, *
    from facts
    where metric = 'valuation' and subject_id = $vendor and status = 'actual' and period_end < $day::date
    union all
    select 'stake', period_end, *
    from facts
    where metric = 'stake' and counterparty_id = $vendor and status = 'actual' and $day::date between period_start and period_end
    union all
    select 'revenue', period_end, *
    from facts
    where metric = 'revenue' and subject_id = $vendor and status = 'actual' and regexp_full_match(period, '\d{4}')
        and period_end < $day::date)
select tile, figure_id, subject, counterparty, metric, period, status, value, low, high, unit, qualifier, statements, reports,
    last_reported_on
from candidates
qualify row_number() over (
    partition by tile
    order by case when tile = 'revenue' then period_end end desc, reports desc, period_start desc, figure_id) = 1
