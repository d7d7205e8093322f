-- The arithmetic of the market: does what was stated agree with what else was stated? Intervals are those that the words allow (a bound is
-- open on its other side: null). A check changes no value; it stands beside it.

-- 14300000000 -> '14.3 billion'
create or replace macro in_words(amount) as case
    when amount is null then 'any amount'
    when abs(amount) >= 999500000000 then plain(amount / 1e12) || ' trillion'
    when abs(amount) >= 999500000 then plain(amount / 1e9) || ' billion'
    when abs(amount) >= 999500 then plain(amount / 1e6) || ' million'
    else plain(amount) end;
create or replace macro plain(number) as
    regexp_replace(printf(case when abs(number) >= 99.95 then '%.0f' when abs(number) >= 9.995 then '%.1f' else '%.2f' end, number), '\.?0+$',
        case when abs(number) >= 99.95 then '\0' else '' end);
create or replace macro meet(a_low, a_high, b_low, b_high) as
    coalesce(a_low <= b_high, true) and coalesce(b_low <= a_high, true);

-- One row a check. Inputs share period, status and unit, and are the shown statements of their facts, save that each distinct price is tried.
create or replace macro checks_as_of(known_on, rule, without) as table
with weighed as materialized (select n, fact, value, rank from weighed_as_of(known_on, rule, without)),
shown as materialized (
    select k.metric, k.subject_id, k.counterparty_id, k.status, k.unit, b.fact, c.period as place, s.n, s.figure_id, s.value, s.interval_low, s.interval_high
    from (select fact, arg_min(n, rank) as n from weighed group by fact) b
    join keys k on k.key_no = b.fact // 100000000 join calendar c on c.place = b.fact % 100000000 join statements s on s.n = b.n
),
prices as (
    select k.subject_id, k.counterparty_id, c.period as place, k.status, k.unit, s.figure_id, s.value, s.interval_low, s.interval_high
    from (select fact, value, arg_min(n, rank) as n from weighed group by fact, value) w
    join keys k on k.key_no = w.fact // 100000000 join calendar c on c.place = w.fact % 100000000 join statements s on s.n = w.n
    where k.metric = 'investment' and c.period is not null
),
price_stake as (
    select 'price_stake' as kind, p.subject_id, p.counterparty_id, p.place, p.status, p.unit,
        list_filter([p.figure_id, k.figure_id, v.figure_id], lambda id: id is not null) as inputs,
        p.interval_low / k.interval_high * 100 as low, p.interval_high / nullif(k.interval_low, 0) * 100 as high, v.value as stated,
        case when v.n is null then 'unknown' when meet(low, high, v.interval_low, v.interval_high) then 'fits' else 'does_not_fit' end as verdict,
        concat_ws(':', p.subject_id, p.counterparty_id, p.place, p.status, p.unit, p.figure_id) as name,
        in_words(p.value) || ' ' || p.unit || ' for ' || plain(k.value) || ' % puts the whole at ' || in_words(low) || ' to ' || in_words(high)
            || case when v.n is null then '; no valuation of that period is stated' else '; stated is ' || in_words(v.value) end as says
    from prices p
    join shown k on k.metric = 'stake' and k.subject_id = p.subject_id and k.counterparty_id = p.counterparty_id and k.place = p.place
        and k.status = p.status and k.value > 0
    left join shown v on v.metric = 'valuation' and v.subject_id = p.counterparty_id and v.place = p.place and v.status = p.status and v.unit = p.unit
),
parts as (
    select s.subject_id, s.counterparty_id, s.place, s.status, s.unit, s.figure_id, s.value, coalesce(s.interval_low, 0) as least,
        r.figure_id as whole_id, r.value as whole, r.interval_high as most
    from shown s join shown r on r.metric = 'revenue' and r.subject_id = s.counterparty_id and r.place = s.place and r.status = s.status and r.unit = s.unit
    where s.metric = 'customer_spend'
),
part_whole as (
    select 'part_whole' as kind, subject_id, counterparty_id, place, status, unit, [figure_id, whole_id] as inputs, 0 as low, most as high, value as stated,
        case when coalesce(least <= most, true) then 'fits' else 'does_not_fit' end as verdict,
        concat_ws(':', subject_id, counterparty_id, place, status, unit) as name,
        in_words(value) || ' ' || unit || ' from one customer; the revenue of that period is ' || in_words(whole) as says
    from parts
    union all
    select 'part_whole', null, counterparty_id, place, status, unit, list_append(list(figure_id order by figure_id), any_value(whole_id)), 0, any_value(most),
        sum(value order by figure_id), case when coalesce(sum(least order by figure_id) <= any_value(most), true) then 'fits' else 'does_not_fit' end,
        concat_ws(':', 'all', counterparty_id, place, status, unit),
        in_words(sum(value order by figure_id)) || ' ' || unit || ' from ' || count(*) || ' customers; the revenue of that period is ' || in_words(any_value(whole))
    from parts group by counterparty_id, place, status, unit having count(*) > 1
),
stakes_sum as (
    select 'stakes_sum' as kind, null::varchar as subject_id, counterparty_id, place, status, unit, list(figure_id order by figure_id) as inputs,
        sum(coalesce(interval_low, 0) order by figure_id) as low,
        case when bool_or(interval_high is null) then null else sum(interval_high order by figure_id) end as high, 100 as stated,
        case when low <= 100 then 'fits' else 'does_not_fit' end as verdict, concat_ws(':', counterparty_id, place) as name,
        count(*) || ' holders have ' || plain(sum(value order by figure_id)) || ' % together; there are 100 %' as says
    from shown where metric = 'stake' and status = 'actual' and place is not null
    group by counterparty_id, place, status, unit having count(*) > 1
),
jump as (
    select 'jump' as kind, h.subject_id, h.counterparty_id, h.place, h.status, h.unit, [s.figure_id, h.figure_id] as inputs,
        h.interval_low as low, h.interval_high as high, s.value as stated, 'does_not_fit' as verdict, s.figure_id as name,
        in_words(s.value) || ' ' || h.unit || ' is ' || case when abs(s.value) > abs(h.value) then '' else 'one part in ' end || times
            || case when abs(s.value) > abs(h.value) then ' times' else ' of' end || ' the ' || in_words(h.value) || ' shown: a slip in the zeros?' as says
    from placed_statements(known_on, without) s join shown h on h.fact = s.fact and h.value <> s.value, (values (10), (1000)) t(times)
    where h.value <> 0 and (abs(s.value / h.value / times - 1) <= 0.05 or abs(s.value / h.value * times - 1) <= 0.05)
)
select a.kind || ':' || a.name as check_id, a.kind, a.subject_id, e.name as subject, a.counterparty_id, c.name as counterparty, a.place as period, a.status, a.unit,
    inputs, low, high, stated, verdict, says
from (
    select * from price_stake union all by name select * from part_whole union all by name select * from stakes_sum union all by name select * from jump
) a
left join entities e on e.entity_id = a.subject_id
left join entities c on c.entity_id = a.counterparty_id
order by check_id;
