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
