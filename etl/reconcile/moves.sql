-- How did each customer stand with each vendor on the eve of a deal, and `days` after it?

-- One row a customer, vendor and day on which something other than a mention was said: the state that stands from that day. Of one day
-- the nearest to the source, then the state with more independent reports, then the gravest.
create or replace macro turns_as_of(known_on) as table
with said as (
    select * from states where status <> 'active' and counts_from is not null and (known_on is null or told_on <= known_on::date)
),
behind as (
    select customer_id, vendor_id, counts_from, status, count(distinct report_no) as reports
    from said group by all
)
select customer_id, vendor_id, counts_from as day, arg_min(status, (nearness, -reports, gravity, n)) as status
from said join behind using (customer_id, vendor_id, counts_from, status)
group by customer_id, vendor_id, counts_from;

-- One row a customer and vendor with a state on either side of the deal `event`. A mention (`active`) never follows another state.
create or replace macro moves_as_of(event, days, known_on) as table
with deal as (
    select event_id, first_day(date) as opens, first_day(date) - 1 as eve, final_day(date) + days::int as later, final_day(date) as closes
    from events where event_id = event
),
turns as (select * from turns_as_of(known_on)),
mentions as (
    select customer_id, vendor_id, counts_from as day from states
    where status = 'active' and counts_from is not null and (known_on is null or told_on <= known_on::date)
),
turned as (
    select customer_id, vendor_id,
        arg_max(status, day) filter (where day <= eve) as before,
        arg_max(status, day) filter (where day <= later) as after
    from turns, deal group by customer_id, vendor_id
),
mentioned as (
    select customer_id, vendor_id, min(day) as first_day, min(day) filter (where day >= opens) as since
    from mentions, deal group by customer_id, vendor_id
),
sides as (
    select customer_id, vendor_id, since,
        coalesce(t.before, case when m.first_day <= eve then 'active' end) as before,
        coalesce(t.after, case when m.first_day <= later then 'active' end) as after
    from deal, turned t full join mentioned m using (customer_id, vendor_id)
),
changes as (
    select s.customer_id, s.vendor_id,
        case when s.after = 'active' then any_value(s.since) else min(t.day) end as changed_on
    from deal, sides s left join turns t on t.customer_id = s.customer_id and t.vendor_id = s.vendor_id and t.status = s.after
        and t.day >= opens and t.day <= later
    where s.before is distinct from s.after
    group by s.customer_id, s.vendor_id, s.after
),
words as (
    select s.customer_id, s.vendor_id, count(distinct report_no) filter (where w.status = s.after) as reports,
        list(distinct rel_id order by rel_id) as rel_ids
    from deal, sides s join states w on w.customer_id = s.customer_id and w.vendor_id = s.vendor_id
        and (known_on is null or w.told_on <= known_on::date)
        and ((w.status = s.after and w.counts_from <= later) or (w.status = s.before and w.counts_from <= eve))
    group by s.customer_id, s.vendor_id
),
spend as (
    select f.subject_id as customer_id, f.counterparty_id as vendor_id, f.*
    from deal, (
        select * from facts where known_on is null and metric = 'customer_spend'
        union all
        select * from facts_as_of(known_on, 'default', []) where known_on is not null and metric = 'customer_spend'
    ) f
    where f.status <> 'previous' and f.period_start <= closes
    qualify row_number() over (
        partition by f.subject_id, f.counterparty_id
        order by f.period_start desc, list_position(['planned', 'actual', 'forecast', 'in_talks'], f.status), f.unit <> 'USD', f.unit, f.period
    ) = 1
)
select event_id, s.customer_id, c.name as customer, s.vendor_id, v.name as vendor, s.before, s.after, changed_on,
    p.low as spend_low, p.high as spend_high, p.unit, p.period as spend_period, p.status as spend_status, p.figure_id as spend_figure_id,
    w.reports, w.rel_ids
from deal, sides s
join words w using (customer_id, vendor_id)
left join changes g using (customer_id, vendor_id)
left join spend p using (customer_id, vendor_id)
left join entities c on c.entity_id = s.customer_id
left join entities v on v.entity_id = s.vendor_id
where s.before is not null or s.after is not null
order by s.customer_id, s.vendor_id;
