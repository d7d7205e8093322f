-- Which period is each live statement about?
-- A flow: the one that is written. A stock figure: the month of its day; where no period is written, that of the same value (within
-- 1 %) reported in the 400 days before, else the month of its report; where only a year, half or quarter is known, the earliest
-- month inside it for which the key holds the same value.

-- What had been said by `known_on` (null: all), without the publishers `without` and what others credit to them.
create or replace macro live_as_of(known_on, without) as table
select * from statements
where (known_on is null or told_on <= known_on::date)
    and (len(without) = 0 or not (coalesce(list_contains(without::varchar[], publisher), false)
        or coalesce(list_contains(without::varchar[], attributed_to), false)));

create or replace macro alike(a, b) as abs(a - b) <= 0.01 * greatest(abs(a), abs(b));

-- One row a live statement: n, key_no and `place`, the period of its fact (null: none is known).
create or replace macro placing_as_of(known_on, without) as table
with recursive live as materialized (select * from live_as_of(known_on, without)),
-- Stock figures that do not say when: the earliest statement of the same value in the 400 days before, where there is one.
undated as (select n, key_no, band, value, told_on, report_grain, reported_on from live where stock and period is null and reported_on is not null),
echo as materialized (
    select u.n, arg_min(s.n, (s.told_on, s.n)) as of
    from (select *, unnest([band - 1, band, band + 1]) as near from undated) u
    join live s on s.key_no = u.key_no and s.band = u.near and s.told_on < u.told_on and s.told_on >= u.told_on - 400 and alike(s.value, u.value)
    group by u.n
),
hop (n, target) as (
    select n, of from echo
    union all
    select hop.n, echo.of from hop join echo on echo.n = hop.target
),
root as (select hop.n, hop.target from hop anti join echo on echo.n = hop.target),
-- Every other stock figure says when itself, or by its report: to the month, or more coarsely.
dated as materialized (
    select n, key_no, band, value,
        case when period is not null then period when report_grain in ('day', 'month') then reported_on[1:7] else reported_on end as said,
        case when period is not null then grain else report_grain end as said_grain
    from live where stock and (period is not null or reported_on is not null) and n not in (select n from echo)
),
months as (select distinct key_no, band, value, said[1:7] as month from dated where said_grain in ('day', 'month')),
coarse as (
    select n, key_no, value, unnest([band - 1, band, band + 1]) as near, said[1:4] as year,
        case said_grain when 'half' then said[7]::int * 6 - 5 when 'quarter' then said[7]::int * 3 - 2 else 1 end as month_from,
        case said_grain when 'half' then said[7]::int * 6 when 'quarter' then said[7]::int * 3 else 12 end as month_to
    from dated where said_grain not in ('day', 'month')
),
joined as (
    select c.n, min(m.month) as month
    from coarse c join months m on m.key_no = c.key_no and m.band = c.near and m.month[1:4] = c.year
        and m.month[6:7]::int between c.month_from and c.month_to and alike(m.value, c.value)
    group by c.n
),
settled as materialized (
    select n, case when said_grain in ('day', 'month') then said[1:7] else coalesce(month, said) end as place
    from dated left join joined using (n)
)
select n, key_no, period as place from live where not stock or (period is null and reported_on is null)
union all
select d.n, d.key_no, s.place from dated d join settled s using (n)
union all
select l.n, l.key_no, s.place from root join live l on l.n = root.n join settled s on s.n = root.target;
