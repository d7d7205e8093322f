-- How did each customer of the company bought stand on the eve of the deal and some days after, and on whose word?
-- One row a customer, those who pulled back first.
-- parameters: deal (event_id), days (after the deal)
-- columns: customer_id, customer, before, after, changed_on, spend_low, spend_high, unit, spend_period, spend_status,
--   spend_figure_id, reports, said_by (reports behind the state after, nearest to the source first), rel_ids (all statements),
--   after_rel_ids (those that say the state after), rank (0 pulled back, 1 changed otherwise, 2 as before)
with deal as (
    select entity_id, final_day(date) + $days::integer as last_day
    from events where event_id = $deal),
moved as (
    select moves.*
    from moves_as_of($deal, $days, cast(null as date)) as moves, deal
    where moves.vendor_id = deal.entity_id),
voices as (
    select moved.customer_id, said.report_id, min(said.tier) as tier, min(said.counts_from) as first_day,
        list(said.rel_id order by said.rel_id) as rel_ids
    from moved
    join relationships as said
        on said.customer_id = moved.customer_id and said.vendor_id = moved.vendor_id
            and said.status = coalesce(moved.after, moved.before)
    join deal on said.counts_from <= deal.last_day
    where not said.rejected
    group by all),
words as (
    select customer_id, list(coalesce(report_id, '') order by tier, first_day, report_id) as said_by,
        flatten(list(rel_ids order by tier, first_day, report_id)) as after_rel_ids
    from voices group by all)
select
    moved.customer_id, moved.customer, moved.before, moved.after, moved.changed_on, moved.spend_low, moved.spend_high, moved.unit,
    moved.spend_period, moved.spend_status, moved.spend_figure_id, moved.reports, coalesce(words.said_by, []) as said_by,
    moved.rel_ids, coalesce(words.after_rel_ids, []) as after_rel_ids,
    case
        when moved.after in ('left', 'leaving', 'reducing') and moved.before is distinct from moved.after then 0
        when moved.before is distinct from moved.after then 1
        else 2 end as rank
from moved
left join words using (customer_id)
order by
    rank, list_position(['left', 'leaving', 'reducing', 'expanding', 'starting', 'staying', 'active'], moved.after),
    moved.reports desc, moved.customer
