-- Which deal do most reports of customers' moves speak of? It is the one that the overview tells.
-- One row, or none where no deal moved anybody.
-- parameters: none
-- columns: event_id, date, vendor_id, vendor, headline, day (last day of the date told)
select e.event_id, e.date, e.entity_id as vendor_id, e.entity as vendor, e.headline,
    case length(e.date) when 10 then e.date::date when 7 then last_day((e.date || '-01')::date)
        else make_date(left(e.date, 4)::integer, 12, 31) end as day
from events e join moves m on m.event_id = e.event_id and m.vendor_id = e.entity_id
where e.kind = 'deal'
group by all
order by sum(m.reports) desc, e.date desc, e.event_id
limit 1
