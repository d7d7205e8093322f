-- Does what was stated of the deal, and of the company bought, agree with what else was stated?
-- One row a check; price and stake first.
-- parameters: deal (event_id)
-- columns: check_id, kind, subject, counterparty, period, status, unit, low, high, stated, verdict, says, inputs, price (the price
--   tried, for price_stake), price_reports (root reports that give it), stake
with deal as (
    select entity_id, first_day(date) as first_day, final_day(date) as last_day from events where event_id = $deal),
found as (
    select checks.*
    from checks, deal
    where (checks.counterparty_id = deal.entity_id or checks.subject_id = deal.entity_id)
        and (checks.kind <> 'price_stake' or checks.period is null
            or (first_day(checks.period) <= deal.last_day + 62 and final_day(checks.period) >= deal.first_day - 62))),
tried as (
    select found.check_id, any_value(figures.value) filter (figures.metric = 'investment') as price,
        any_value(figures.value) filter (figures.metric = 'stake') as stake
    from (select check_id, unnest(inputs) as figure_id from found where kind = 'price_stake') as found
    join figures using (figure_id)
    group by found.check_id),
behind as (
    select tried.check_id, count(distinct coalesce(figures.report_id, figures.figure_id)) as price_reports
    from tried
    join found using (check_id)
    join figures on figures.metric = 'investment' and figures.subject_id = found.subject_id
        and figures.counterparty_id = found.counterparty_id and figures.unit = found.unit and figures.value = tried.price
    where not figures.rejected
    group by tried.check_id)
select found.check_id, kind, subject, counterparty, period, status, unit, low, high, stated, verdict, says, inputs, price,
    coalesce(price_reports, 0) as price_reports, stake
from found
left join tried using (check_id)
left join behind using (check_id)
order by kind <> 'price_stake', list_position(['actual', 'planned', 'in_talks'], status), unit <> 'USD', price, kind, check_id
