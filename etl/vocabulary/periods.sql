-- What a period spans: `2024`, `2024-H1`, `2025-Q2`, `2025-06` or `2025-06-12`; null for null. Rows are checked against them, and
-- the snapshot carries them.

-- year, half, quarter, month or day; null for null
create or replace macro grain(period) as case
    when period is null then null
    when length(period) = 4 then 'year'
    when period[6] = 'H' then 'half'
    when period[6] = 'Q' then 'quarter'
    when length(period) = 7 then 'month'
    else 'day' end;
create or replace macro first_day(period) as case grain(period)
    when 'year' then make_date(period[1:4]::int, 1, 1)
    when 'half' then make_date(period[1:4]::int, period[7]::int * 6 - 5, 1)
    when 'quarter' then make_date(period[1:4]::int, period[7]::int * 3 - 2, 1)
    when 'month' then make_date(period[1:4]::int, period[6:7]::int, 1)
    when 'day' then try_cast(period as date) end;
create or replace macro final_day(period) as case grain(period)
    when 'year' then make_date(period[1:4]::int, 12, 31)
    when 'half' then last_day(make_date(period[1:4]::int, period[7]::int * 6, 1))
    when 'quarter' then last_day(make_date(period[1:4]::int, period[7]::int * 3, 1))
    when 'month' then last_day(make_date(period[1:4]::int, period[6:7]::int, 1))
    when 'day' then try_cast(period as date) end;

-- A period as a whole number, and back: 20250612, 20250600 for a month, 20258002 for a quarter, 20259001 for a half, 20250000; 0 for null.
create or replace macro place_no(period) as coalesce(period[1:4]::int * 10000 + case grain(period)
    when 'year' then 0
    when 'half' then 9000 + period[7]::int
    when 'quarter' then 8000 + period[7]::int
    when 'month' then period[6:7]::int * 100
    else period[6:7]::int * 100 + period[9:10]::int end, 0);
create or replace macro period_of(place) as case
    when place = 0 then null
    when place % 10000 = 0 then (place // 10000)::varchar
    when place % 10000 > 9000 then (place // 10000) || '-H' || (place % 10)
    when place % 10000 > 8000 then (place // 10000) || '-Q' || (place % 10)
    when place % 100 = 0 then (place // 10000) || '-' || lpad((place // 100 % 100)::varchar, 2, '0')
    else (place // 10000) || '-' || lpad((place // 100 % 100)::varchar, 2, '0') || '-' || lpad((place % 100)::varchar, 2, '0') end;
-- the first and the last month that a year, half or quarter holds, as place_no
create or replace macro first_month(place) as place // 10000 * 10000 + 100 * case
    when place % 10000 > 9000 then place % 10 * 6 - 5 when place % 10000 > 8000 then place % 10 * 3 - 2 else 1 end;
create or replace macro final_month(place) as place // 10000 * 10000 + 100 * case
    when place % 10000 > 9000 then place % 10 * 6 when place % 10000 > 8000 then place % 10 * 3 else 12 end;
