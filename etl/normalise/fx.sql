-- Of which currencies and stretches of days is a rate needed? A stock figure's day is its period, where that is a day, else its report's
-- last day; a flow takes all of its period.
-- columns: unit, first, last
select distinct
    unit,
    case when not stock then first_day(period) when grain(period) = 'day' then final_day(period) else final_day(reported_on) end as first,
    case when stock then first else final_day(period) end as last
from stated_figures join known_metrics using (metric)
where unit not in ('USD', 'percent', 'count')
order by all
