-- Clean rows -> figures: values as numbers, parties by name and id, the report behind each, its nearness, precision and US dollars.

-- The last place that a newsroom writes: in the largest of trillion, billion, million, thousand not above the value.
-- 14300000000 (14.3 billion) gives 100000000; 49 gives 1; 40.7 gives 0.1.
create or replace macro last_place(amount) as case
    when amount = 0 then 1
    when amount = trunc(amount) then
        pow(10, least(12, 3 * ((length(abs(amount)::hugeint::varchar) - 1) // 3),
            length(abs(amount)::hugeint::varchar) - length(rtrim(abs(amount)::hugeint::varchar, '0'))))
    else pow(10, coalesce(nullif(regexp_extract(amount::varchar, 'e([+-]?[0-9]+)', 1), '')::int, 0)
        - length(regexp_extract(amount::varchar, '\.([0-9]+)', 1)))
    end;

create or replace view weighed_figures as
select
    f.*, m.stock,
    credited.entity_id is not null and coalesce(credited.entity_id in (f.subject_id, f.counterparty_id), false) as party,
    coalesce(on_site.tier, 5) as site_tier,
    case when f.attributed_to is null then null when party then 1 else coalesce(by_credit.tier, 5) end as credit_tier,
    on_site.kind = 'filing' and f.attributed_to is null as filed,
    case when not m.stock then first_day(f.period) when grain(f.period) = 'day' then final_day(f.period) else final_day(f.reported_on) end as fx_first,
    case when m.stock then fx_first else final_day(f.period) end as fx_last
from stated_figures f
join known_metrics m on m.metric = f.metric
left join speakers on_site on on_site.speaker = f.site
left join speakers by_credit on by_credit.speaker = f.attributed_to
left join known_names credited on credited.text = f.attributed_to;

insert into build.figures by name
select
    f.figure_id, f.metric, subject_name as subject, subject_id, counterparty_name as counterparty, counterparty_id,
    amount as value, amount_low as low, amount_high as high, f.unit, how as qualifier, f.status,
    period, reported_on, site as publisher, f.attributed_to, title, url, evidence, note, date_basis,
    origin, source_id, doc_id, start_char, end_char, sentence_start, confidence, anonymous, basis, reading,
    report as report_id, least(site_tier, coalesce(credit_tier, 5)) as tier,
    case when origin = 'extracted' then read_rounding else case how when 'exact' then last_place(amount) / 2 when 'about' then greatest(last_place(amount) / 2, abs(amount) * 0.05) end end as rounding,
    case when f.unit = 'USD' then 1 else x.fx_rate end as fx_rate, x.fx_day, x.fx_source, x.fx_note,
    amount * case when f.unit = 'USD' then 1 else x.fx_rate end as value_usd,
    amount_low * case when f.unit = 'USD' then 1 else x.fx_rate end as low_usd,
    amount_high * case when f.unit = 'USD' then 1 else x.fx_rate end as high_usd,
    c.corrected_by, coalesce(c.rejected, false) as rejected,
    coalesce(final_day(reported_on), final_day(period)) as told_on
from weighed_figures f
left join fx x on x.unit = f.unit and x.first is not distinct from fx_first and x.last is not distinct from fx_last
left join corrected c on c."table" = 'figures' and c.id = f.figure_id
order by f.figure_id;

-- Who is nearer to the source: 0 for a filing that credits nobody; then by tier, and at one tier who credits nobody or a party first.
create or replace macro nearness(filed, tier, credits_another) as
    (case when filed then 0 else 1 + tier * 2 + credits_another::int end)::tinyint;

create or replace temp table live_figures as
select
    b.figure_id, b.metric, b.subject_id, b.subject, b.counterparty, b.counterparty_id as told_counterparty_id, b.value_usd,
    case when m.in_key then b.counterparty_id end as counterparty_id, b.status, b.unit,
    m.stock, b.value, b.low, b.high, b.qualifier, b.rounding, b.period, b.reported_on, b.told_on, b.publisher, b.attributed_to,
    coalesce(b.report_id, '') as report, q.exactness,
    nearness(coalesce(w.filed, false), b.tier, w.attributed_to is not null and not w.party) as nearness
from build.figures b
join weighed_figures w using (figure_id)
join known_metrics m on m.metric = b.metric
join known_qualifiers q on q.qualifier = b.qualifier
where not b.rejected
    and (b.subject is null or b.subject_id is not null) and (b.counterparty is null or b.counterparty_id is not null or not m.in_key);

insert into build.keys by name
select row_number() over (order by metric, subject_id, counterparty_id, status, unit) as key_no, metric, subject_id, subject, counterparty_id,
    status, unit, dense_rank() over (order by metric, subject, subject_id, counterparty, counterparty_id) as party_no,
    dense_rank() over (order by status, unit) as kind_no
from (
    select distinct metric, subject_id, subject, case when counterparty_id is not null then counterparty end as counterparty, counterparty_id,
        status, unit
    from live_figures
);

create or replace temp table numbered_reports as
select report, row_number() over (order by report)::int as report_no from (select distinct report from live_figures);
create or replace temp table numbered_publishers as
select publisher, row_number() over (order by publisher nulls first)::int as publisher_no from (select distinct publisher from live_figures);

insert into build.statements by name
select
    row_number() over (order by figure_id)::int as n, k.key_no, f.figure_id, told_counterparty_id as counterparty_id, counterparty, value, value_usd, qualifier,
    least(value, low) as floor, greatest(value, high) as ceiling,
    case when qualifier = 'at_most' then null when qualifier = 'at_least' or qualifier = 'range' then coalesce(low, value)
         when low is not null and high is not null then low else value - coalesce(rounding, 0) end as interval_low,
    case when qualifier = 'at_least' then null when qualifier = 'at_most' or qualifier = 'range' then coalesce(high, value)
         when low is not null and high is not null then high else value + coalesce(rounding, 0) end as interval_high,
    case when value = 0 then 0 else (sign(value) * (1000 + floor(ln(abs(value)) / ln(1.02))))::int end as band,
    -- a stock figure's day is put in its month
    case when stock then place_no(case when grain(coalesce(period, reported_on)) = 'day' then coalesce(period, reported_on)[1:7] else coalesce(period, reported_on) end)
         else place_no(period) end as place,
    stock and period is null and reported_on is not null as undated,
    coalesce(stock and grain(coalesce(period, reported_on)) in ('year', 'half', 'quarter'), false) as coarse,
    told_on, (final_day(reported_on) - date '1900-01-01') * 100000000::bigint + place_no(reported_on) as reported,
    told_on - date '1900-01-01' + case when attributed_to is not null then 2000000 when reported_on is null then 1000000 else 0 end as first_key,
    f.publisher, attributed_to, p.publisher_no, r.report_no, nearness, exactness
from live_figures f
join build.keys k on k.metric = f.metric and k.subject_id is not distinct from f.subject_id
    and k.counterparty_id is not distinct from f.counterparty_id and k.status = f.status and k.unit = f.unit
join numbered_reports r using (report)
join numbered_publishers p on p.publisher is not distinct from f.publisher
order by n;

-- Every period that a fact or a report can have: 0 is none.
insert into build.calendar
select place, period_of(place) as period, first_day(period), final_day(period), row_number() over (order by period)
from (select place from build.statements union select (reported % 100000000)::int from build.statements where reported is not null
    union select 0);
