-- Of which currencies and stretches of days is a rate needed? A stock figure's day is its period, where that is a day, else the day
-- that counts for its report; a flow takes all of its period.
-- columns: unit, first, last
select distinct
    unit,
    case when not stock then first_day(period)
         else coalesce(case when grain(period) = 'day' then final_day(period) end, final_day(reported_on), final_day(period))
         end as first,
    case when stock then first else final_day(period) end as last
from clean_figures join known_metrics using (metric)
where unit not in ('USD', 'percent', 'count')
order by all
