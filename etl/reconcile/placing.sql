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

-- One row a live statement, as it stands in `statements`, with `fact`: its key and its period (key_no * 100000000 + place_no) as one number.
create or replace macro placed_statements(known_on, without) as table
with recursive live as (select * from live_as_of(known_on, without)),
-- Stock figures that do not say when: the earliest statement of the same value in the 400 days before, where there is one …
echo as materialized (
    select u.n, arg_min(s.n, (s.told_on, s.n)) as source
    from (select *, unnest([band - 1, band, band + 1]) as near from live where undated) u
    join live s on s.key_no = u.key_no and s.band = u.near and s.told_on < u.told_on and s.told_on >= u.told_on - 400 and alike(s.value, u.value)
    group by u.n
),
-- … and, where that one does not say either, the one behind it.
hop (n, source) as (
    select n, source from echo
    union all
    select hop.n, echo.source from hop join echo on echo.n = hop.source
),
root as materialized (select * from hop where source not in (select n from echo)),
-- Months for which a key holds a value, and the coarse figures that join the earliest of them.
months as (
    select distinct key_no, band, value, place from live
    where not coarse and place % 100 = 0 and place > 0 and n not in (select n from echo) and key_no in (select key_no from live where coarse)
),
joined as materialized (
    select c.n, min(m.place) as place
    from (select *, unnest([band - 1, band, band + 1]) as near from live where coarse and n not in (select n from echo)) c
    join months m on m.key_no = c.key_no and m.band = c.near and m.place between first_month(c.place) and final_month(c.place) and alike(m.value, c.value)
    group by c.n
),
moved as (
    select n, place from joined
    union all
    select root.n, coalesce(joined.place, live.place) from root join live on live.n = root.source left join joined on joined.n = root.source
)
select live.*, key_no::bigint * 100000000 + coalesce(moved.place, live.place) as fact from live left join moved on moved.n = live.n;
