-- Which statement of a fact is shown, and which step of the rule decided? Steps and rules: etl/vocabulary/rules.toml.

-- One row a fact, value and report: how the best of its statements stands in each step (less is better), and the order of `rule` as one
-- number `rank`: the steps one after another, each in digits of its own, then the day it was told and the statement's number `n`.
create or replace macro weighed_as_of(known_on, rule, without) as table
with placed as (select * from placed_statements(known_on, without)),
reports as materialized (
    -- A report first gave the value on the day of its own words, where we have them, so that no echo of them moves anything.
    select fact, value, report_no, min(((nearness * 10 + exactness) * 1000000::bigint + days_or_last(told_on)) * 10000000000 + n) as best,
        min(first_key) % 1000000 as first_told,
        list(publisher_no) as publishers, count(*) as statements, min(floor) as low, max(ceiling) as high, min(reported) as first_reported, max(reported) as last_reported
    from placed group by fact, value, report_no
),
behind as (select fact, value, count(*) as reports from reports group by fact, value),
lowest as (select fact, min(value) as value from reports where rule = 'conservative' group by fact),
ranked as (
    select r.*, best % 10000000000 as n, best // 10000000000 % 1000000 as told, best // 100000000000000000 as nearest,
        best // 10000000000000000 % 10 as exact, 100000000 - b.reports as fewer, 200000 - coalesce(first_told, -1) as recent,
        coalesce(r.value > l.value, false)::int as above
    from reports r join behind b on b.fact = r.fact and b.value = r.value left join lowest l on l.fact = r.fact
)
select *,
    case rule
        when 'default' then ((nearest * 10 + exact) * 1000000000 + fewer) * 1000000 + recent
        when 'latest' then ((recent * 100 + nearest) * 10 + exact) * 1000000000 + fewer
        when 'most_direct' then ((nearest * 1000000 + recent) * 10 + exact) * 1000000000 + fewer
        when 'conservative' then (((above * 100 + nearest) * 10 + exact) * 1000000000 + fewer) * 1000000 + recent
        else error('unknown rule: ' || rule || ' (default, latest, most_direct or conservative)')
    end::hugeint * 10000000000000000 + told * 10000000000 + n as rank
from ranked;

create or replace macro days_or_last(day) as coalesce(day - date '1900-01-01', 999999);

-- One row a fact: the shown statement `n`, what stands behind the fact, and in `decided` the step after which one value was left: the last
-- at which a statement of another value fell.
create or replace macro shown_as_of(known_on, rule, without) as table
with weighed as materialized (select * from weighed_as_of(known_on, rule, without)),
best as materialized (
    select fact, min(rank) as rank, min(value) <> max(value) as several, min(low) as low, max(high) as high, sum(statements)::bigint as statements,
        count(distinct report_no) as reports, min(first_reported) as first_reported, max(last_reported) as last_reported
    from weighed group by fact
),
published as (select fact, count(distinct publisher) as sources from (select fact, unnest(publishers) as publisher from weighed) group by fact),
contested as (select w.* from weighed w join best b on b.fact = w.fact and b.several),
winner as (select c.* from contested c join best b on b.fact = c.fact and b.rank = c.rank),
fallen as (
    select c.fact, max(case rule
        when 'default' then case when c.nearest > w.nearest then 1 when c.exact > w.exact then 2 when c.fewer > w.fewer then 3 when c.recent > w.recent then 4 else 5 end
        when 'latest' then case when c.recent > w.recent then 1 when c.nearest > w.nearest then 2 when c.exact > w.exact then 3 when c.fewer > w.fewer then 4 else 5 end
        when 'most_direct' then case when c.nearest > w.nearest then 1 when c.recent > w.recent then 2 when c.exact > w.exact then 3 when c.fewer > w.fewer then 4 else 5 end
        else case when c.above > w.above then 1 when c.nearest > w.nearest then 2 when c.exact > w.exact then 3 when c.fewer > w.fewer then 4 when c.recent > w.recent then 5 else 6 end
        end) as step
    from contested c join winner w on w.fact = c.fact
    where c.value <> w.value
    group by c.fact
)
select b.fact, (b.rank % 10000000000)::int as n, b.low, b.high, b.statements, p.sources, b.reports, b.first_reported, b.last_reported,
    case when step is null then 'only_value'
        when rule = 'default' then (['nearest', 'exact', 'reports', 'recent', 'least_id'])[step]
        when rule = 'latest' then (['recent', 'nearest', 'exact', 'reports', 'least_id'])[step]
        when rule = 'most_direct' then (['nearest', 'recent', 'exact', 'reports', 'least_id'])[step]
        else (['lowest', 'nearest', 'exact', 'reports', 'recent', 'least_id'])[step] end as decided
from best b join published p on p.fact = b.fact left join fallen f on f.fact = b.fact;
