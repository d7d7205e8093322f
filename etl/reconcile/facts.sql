-- Facts: of each key (metric, subject, counterparty, period, status, unit) the one value that is shown, with what stands behind it.

-- Which fact is each live statement about? One row a statement.
create or replace macro placed_as_of(known_on, rule, without) as table
select p.figure_id, chosen.figure_id as shown_figure_id, period_of((p.fact % 100000000)::int) as period, h.decided as rule
from placed_statements(known_on, without) p
join shown_as_of(known_on, rule, without) h on h.fact = p.fact
join statements chosen on chosen.n = h.n
order by p.figure_id;

-- One row a fact, in the order of its key. `value`, `qualifier` and `value_usd` are the chosen statement's; `low` and `high` the least and
-- greatest of all values and bounds.
create or replace macro facts_as_of(known_on, rule, without) as table
with published as (
    select fact, count(distinct publisher_no) as sources from placed_statements(known_on, without) group by fact
),
keyed as (
    select h.*, k.*, sources, period_of((h.fact % 100000000)::int) as period
    from shown_as_of(known_on, rule, without) h join published using (fact) join keys k on k.key_no = h.fact // 100000000
)
select h.metric, f.subject, h.subject_id, f.counterparty, f.counterparty_id, h.period, h.status, h.unit,
    f.value, h.low, h.high, h.statements, h.sources, f.figure_id, h.reports, h.decided as rule, f.qualifier, f.value_usd,
    period_of((h.first_reported % 100000000)::int) as first_reported_on, period_of((h.last_reported % 100000000)::int) as last_reported_on,
    first_day(h.period) as period_start, final_day(h.period) as period_end
from keyed h
join statements s on s.n = h.n
join figures f on f.figure_id = s.figure_id
order by h.metric, f.subject, h.subject_id, f.counterparty, f.counterparty_id, h.period, h.status, h.unit;
