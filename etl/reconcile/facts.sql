-- Facts: of each key (metric, subject, counterparty, period, status, unit) the one value that is shown, with what stands behind it.

-- Which fact is each live statement about? One row a statement.
create or replace macro placed_as_of(known_on, rule, without) as table
with placed as (select * from placing_as_of(known_on, without)), shown as (select * from shown_as_of(known_on, rule, without))
select s.figure_id, chosen.figure_id as shown_figure_id, p.place as period, h.decided as rule
from placed p
join shown h on h.key_no = p.key_no and h.place is not distinct from p.place
join statements s on s.n = p.n
join statements chosen on chosen.n = h.n
order by s.figure_id;

-- One row a fact, in the order of its key. `value`, `qualifier` and `value_usd` are the chosen statement's; `low` and `high` the least and
-- greatest of all values and bounds.
create or replace macro facts_as_of(known_on, rule, without) as table
select k.metric, f.subject, k.subject_id, f.counterparty, f.counterparty_id, h.place as period, k.status, k.unit,
    f.value, h.low, h.high, h.statements, h.sources, f.figure_id, h.reports, h.decided as rule, f.qualifier, f.value_usd,
    h.first_reported_on, h.last_reported_on, first_day(h.place) as period_start, final_day(h.place) as period_end
from shown_as_of(known_on, rule, without) h
join keys k on k.key_no = h.key_no
join statements s on s.n = h.n
join figures f on f.figure_id = s.figure_id
order by all;
