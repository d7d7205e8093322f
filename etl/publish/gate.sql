-- What must hold of every snapshot. A check is named by its line "check:", followed by what it says when it fails; its query
-- gives the ids of the rows that break it, in any order, none when all is well.

-- check: figure_ids: one figure_id stands on several figures
select figure_id from figures group by figure_id having count(*) > 1;

-- check: relationship_ids: one rel_id stands on several relationships
select rel_id from relationships group by rel_id having count(*) > 1;

-- check: entity_ids: one entity_id stands on several entities
select entity_id from entities group by entity_id having count(*) > 1;

-- check: event_ids: one event_id stands on several events
select event_id from events group by event_id having count(*) > 1;

-- check: document_ids: one doc_id stands on several documents
select doc_id from documents group by doc_id having count(*) > 1;

-- check: publisher_ids: one publisher is registered twice
select publisher from publishers group by publisher having count(*) > 1;

-- check: correction_ids: one correction_id stands on several corrections
select correction_id from corrections group by correction_id having count(*) > 1;

-- check: check_ids: one check_id stands on several checks
select check_id from checks group by check_id having count(*) > 1;

-- check: fact_ids: one figure_id names several facts
select figure_id from facts group by figure_id having count(*) > 1;

-- check: fact_keys: several facts have one key
select min(figure_id)
from facts
group by metric, subject_id, case when metric <> 'funding' then counterparty_id end, period, status, unit
having count(*) > 1;

-- check: fact_values: the value of a fact is not that of the statement it names, or that statement is rejected
select fact.figure_id
from facts as fact left join figures as figure
    on figure.figure_id = fact.figure_id and not figure.rejected and figure.value = fact.value
    and figure.metric = fact.metric and figure.unit = fact.unit and figure.status = fact.status
    and figure.subject_id is not distinct from fact.subject_id
    and figure.counterparty_id is not distinct from fact.counterparty_id
where figure.figure_id is null;

-- check: fact_bounds: the value of a fact lies outside its low and high
select figure_id from facts where not (coalesce(low, value) <= value and value <= coalesce(high, value));

-- check: fact_counts: a fact counts no statement, or more sources or reports than statements
select figure_id from facts where statements < 1 or sources not between 1 and statements or reports not between 1 and statements;

-- check: statements_of_facts: a fact does not count the statements that are placed with it
select coalesce(fact.figure_id, placed.shown_figure_id)
from facts as fact full join (
    select shown_figure_id, count(*) as statements from fact_statements group by shown_figure_id
) as placed on placed.shown_figure_id = fact.figure_id
where fact.statements is distinct from placed.statements;

-- check: placed_once: a statement is placed with several facts
select figure_id from fact_statements group by figure_id having count(*) > 1;

-- check: placed_and_live: a statement that is placed with a fact is unknown or rejected
select placed.figure_id
from fact_statements as placed left join figures as figure on figure.figure_id = placed.figure_id and not figure.rejected
where figure.figure_id is null;

-- check: figure_bounds: the value of a figure lies outside its low and high
select figure_id from figures where not (coalesce(low, value) <= value and value <= coalesce(high, value));

-- check: figure_ranges: money below 0 or above 1e15, a count that is none, a stake outside 0 to 100, or another percentage out of range
select figure_id
from figures
where not isfinite(value) or not case
    when unit <> 'percent' and unit <> 'count' then value between 0 and 1e15
    when unit = 'count' then value between 0 and 1e10 and value = floor(value)
    when metric = 'stake' then value between 0 and 100
    else value between -100 and 1e6 end;

-- check: figure_companies: a figure names a company that is not registered by that id and name
select figure_id
from figures as figure
    left join entities as subject on subject.entity_id = figure.subject_id
    left join entities as counterparty on counterparty.entity_id = figure.counterparty_id
where (figure.subject_id is not null and subject.name is distinct from figure.subject)
    or (figure.counterparty_id is not null and counterparty.name is distinct from figure.counterparty);

-- check: relationship_companies: a relationship names a company that is not registered by that id and name
select rel_id
from relationships as relationship
    left join entities as customer on customer.entity_id = relationship.customer_id
    left join entities as vendor on vendor.entity_id = relationship.vendor_id
where (relationship.customer_id is not null and customer.name is distinct from relationship.customer)
    or (relationship.vendor_id is not null and vendor.name is distinct from relationship.vendor);

-- check: event_companies: an event names a company that is not registered by that id and name
select event_id
from events as event left join entities as entity on entity.entity_id = event.entity_id
where event.entity_id is not null and entity.name is distinct from event.entity;

-- check: periods: a period is none
select told
from (
    select period as told from figures union select period from facts union select reported_on from figures
    union select effective from relationships union select reported_on from relationships union select date from events
)
where told is not null and not coalesce(
    left(told, 4) between '1900' and '2100' and (
        regexp_full_match(told, '[0-9]{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?')
        or (regexp_full_match(told, '[0-9]{4}-[0-9]{2}-[0-9]{2}') and try_cast(told as date) is not null)), false);

-- check: moves_rest_on: a move rests on an event or a relationship that is unknown or rejected
select move.event_id || ': ' || move.customer_id || ' with ' || move.vendor_id
from (select event_id, customer_id, vendor_id, unnest(rel_ids) as rel_id from moves) as move
    left join events as event on event.event_id = move.event_id
    left join relationships as relationship
        on relationship.rel_id = move.rel_id and not relationship.rejected
        and relationship.customer_id = move.customer_id and relationship.vendor_id = move.vendor_id
where event.event_id is null or relationship.rel_id is null;

-- check: moves_once: a move stands twice
select event_id || ': ' || customer_id || ' with ' || vendor_id
from moves
group by event_id, customer_id, vendor_id
having count(*) > 1;

-- check: moves_spend: the spend of a move is none of the facts
select move.event_id || ': ' || move.customer_id || ' with ' || move.vendor_id
from moves as move left join facts as fact on fact.figure_id = move.spend_figure_id
where (move.spend_figure_id is not null and fact.figure_id is null) or move.spend_low > move.spend_high;

-- check: check_inputs: a check rests on a figure that is unknown or rejected
select given.check_id
from (select check_id, unnest(inputs) as figure_id from checks) as given
    left join figures as figure on figure.figure_id = given.figure_id and not figure.rejected
where figure.figure_id is null;
