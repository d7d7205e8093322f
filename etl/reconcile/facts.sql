-- Facts: of each key (metric, subject, counterparty, period, status, unit) the one value that is shown, with what stands behind it.

-- Which fact is each live statement about? One row a statement.
create or replace macro placed_as_of(known_on, rule, without) as table
select p.figure_id, chosen.figure_id as shown_figure_id, c.period, h.decided as rule
from placed_statements(known_on, without) p
join shown_as_of(known_on, rule, without) h on h.fact = p.fact
join calendar c on c.place = p.fact % 100000000
join statements chosen on chosen.n = h.n
order by p.figure_id;

-- One row a fact, in the order of its key. `value`, `qualifier` and `value_usd` are the chosen statement's; `low` and `high` the least and
-- greatest of all values and bounds.
create or replace macro facts_as_of(known_on, rule, without) as table
select k.metric, k.subject, k.subject_id, s.counterparty, s.counterparty_id, c.period, k.status, k.unit,
    s.value, h.low, h.high, h.statements, h.sources, s.figure_id, h.reports, h.decided as rule, s.qualifier, s.value_usd,
    earliest.period as first_reported_on, latest.period as last_reported_on, c.first_day as period_start, c.final_day as period_end
from shown_as_of(known_on, rule, without) h
join keys k on k.key_no = h.fact // 100000000
join calendar c on c.place = h.fact % 100000000
join statements s on s.n = h.n
left join calendar earliest on earliest.place = h.first_reported % 100000000
left join calendar latest on latest.place = h.last_reported % 100000000
order by k.party_no, c.place_rank, k.kind_no;
