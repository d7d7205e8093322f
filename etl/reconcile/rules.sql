-- Which statement of a fact is shown, and which step of the rule decided? Steps and rules: etl/vocabulary/rules.toml.

-- One row a live statement with its fact (key_no, place), how it stands in each step (less is better), and the whole order of `rule` as
-- one number: the steps one after another, each in digits of its own, and the statement's number `n` last.
create or replace macro weighed_as_of(known_on, rule, without) as table
with live as (
    select s.*, p.place from placing_as_of(known_on, without) p join statements s using (n)
),
-- The day on which a report first gave the value: of its own reports where one is dated, so that an undated echo moves nothing.
first_told as (
    select key_no, place, value, report_no,
        coalesce(min(told_on) filter (where reported_on is not null), min(told_on)) as told
    from live group by key_no, place, value, report_no
),
behind as (
    select key_no, place, value, count(*) as reports from first_told group by key_no, place, value
),
lowest as (select key_no, place, min(value) as value from live group by key_no, place),
ranked as (
    select l.n, l.key_no, l.place, l.value, l.floor, l.ceiling, l.publisher_no, l.report_no, l.reported_on,
        l.nearness::hugeint as nearest,
        l.exactness::hugeint as exact,
        (1000000000 - b.reports)::hugeint as reports,
        coalesce(100000 - (f.told - date '1900-01-01'), 999999)::hugeint as recent,
        coalesce(l.told_on - date '1900-01-01', 999999)::hugeint as told,
        (l.value > w.value)::int::hugeint as lowest
    from live l
    join first_told f on f.key_no = l.key_no and f.place is not distinct from l.place and f.value = l.value and f.report_no = l.report_no
    join behind b on b.key_no = l.key_no and b.place is not distinct from l.place and b.value = l.value
    join lowest w on w.key_no = l.key_no and w.place is not distinct from l.place
)
select * exclude told,
    case rule
        when 'default' then ((nearest * 10 + exact) * 1000000000 + reports) * 1000000 + recent
        when 'latest' then ((recent * 100 + nearest) * 10 + exact) * 1000000000 + reports
        when 'most_direct' then ((nearest * 1000000 + recent) * 10 + exact) * 1000000000 + reports
        when 'conservative' then (((lowest * 100 + nearest) * 10 + exact) * 1000000000 + reports) * 1000000 + recent
        else error('unknown rule: ' || rule || ' (default, latest, most_direct or conservative)')
    end * 10000000000000000 + told * 10000000000 + n as rank
from ranked;

-- One row a fact: the shown statement `n`, what stands behind the fact, and in `decided` the step after which one value was left: the last
-- at which a statement of another value fell.
create or replace macro shown_as_of(known_on, rule, without) as table
with weighed as materialized (select * from weighed_as_of(known_on, rule, without)),
best as materialized (
    select key_no, place, min(rank) as rank, min(value) <> max(value) as several, min(floor) as low, max(ceiling) as high, count(*) as statements,
        count(distinct publisher_no) as sources, count(distinct report_no) as reports,
        min(reported_on) as first_reported_on, max(reported_on) as last_reported_on
    from weighed group by key_no, place
),
fallen as (
    select w.key_no, w.place,
        max(case rule
            when 'default' then case when w.nearest > s.nearest then 1 when w.exact > s.exact then 2 when w.reports > s.reports then 3 when w.recent > s.recent then 4 else 5 end
            when 'latest' then case when w.recent > s.recent then 1 when w.nearest > s.nearest then 2 when w.exact > s.exact then 3 when w.reports > s.reports then 4 else 5 end
            when 'most_direct' then case when w.nearest > s.nearest then 1 when w.recent > s.recent then 2 when w.exact > s.exact then 3 when w.reports > s.reports then 4 else 5 end
            else case when w.lowest > s.lowest then 1 when w.nearest > s.nearest then 2 when w.exact > s.exact then 3 when w.reports > s.reports then 4 when w.recent > s.recent then 5 else 6 end
        end) as step
    from best b
    join weighed s on s.n = (b.rank % 10000000000)::int
    join weighed w on w.key_no = b.key_no and w.place is not distinct from b.place
    where b.several and w.value <> s.value
    group by w.key_no, w.place
)
select b.* exclude (rank, several), (b.rank % 10000000000)::int as n,
    case when step is null then 'only_value'
        when rule = 'default' then (['nearest', 'exact', 'reports', 'recent', 'least_id'])[step]
        when rule = 'latest' then (['recent', 'nearest', 'exact', 'reports', 'least_id'])[step]
        when rule = 'most_direct' then (['nearest', 'recent', 'exact', 'reports', 'least_id'])[step]
        else (['lowest', 'nearest', 'exact', 'reports', 'recent', 'least_id'])[step] end as decided
from best b left join fallen f on f.key_no = b.key_no and f.place is not distinct from b.place;
