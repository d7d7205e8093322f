-- What was the company bought held to be worth before the deal, and what with it?
-- One row a side: before (the latest valuation that is dated before the deal, else the one given as its value before) and after
-- (the first dated in the deal's month or later). Talks, plans and forecasts are left out.
-- parameters: deal (event_id)
-- columns: side (before, after), figure_id, subject, value, low, high, unit, value_usd, qualifier, status, period, statements, reports
with deal as (
    select entity_id, first_day(date) as first_day, date_trunc('month', first_day(date))::date as month
    from events where event_id = $deal),
stated as (
    select facts.*, deal.first_day, deal.month
    from facts join deal on facts.subject_id = deal.entity_id
    where metric = 'valuation'),
sides as (
    select 'before' as side, * from (
        select * from stated
        where (status = 'actual' and period_end < first_day) or (status = 'previous' and (period is null or period_end < first_day + 366))
        order by status = 'actual' desc, period_end desc nulls last, reports desc, figure_id
        limit 1)
    union all
    select 'after' as side, * from (
        select * from stated
        where status = 'actual' and period_start >= month
        order by period_start, period_end, reports desc, figure_id
        limit 1))
select side, figure_id, subject, value, low, high, unit, value_usd, qualifier, status, period, statements, reports
from sides
order by side = 'after'
