-- By what can the statements be told apart, and how many are there of each?
-- One row a facet and value; of companies the thousand most spoken of.
-- parameters: none
-- columns: facet (kind metric status tier language origin company), value, label (a company's name), n
with spoken as (
    select 'figure' as kind, metric, status, tier, publisher, subject_id as one, counterparty_id as other, origin, doc_id from figures
    union all
    select 'relationship', null, status, tier, publisher, customer_id, vendor_id, origin, doc_id from relationships
    union all
    select 'no_comment', null, null, 5, publisher, entity_id, about_id, 'extracted', doc_id from no_comments),
companies as (
    select unnest([one, other]) as entity_id from spoken)
select facet, value, label, n
from (
    select 'kind' as facet, kind as value, null as label, count(*) as n from spoken group by kind
    union all
    select 'metric', metric, null, count(*) from spoken where metric is not null group by metric
    union all
    select 'status', status, null, count(*) from spoken where status is not null group by status
    union all
    select 'tier', tier::varchar, null, count(*) from spoken group by tier
    union all
    select 'origin', origin, null, count(*) from spoken group by origin
    union all
    select 'language', coalesce(d.lang, p.language, ''), null, count(*)
    from spoken left join publishers p using (publisher) left join documents d using (doc_id) group by all
    union all
    (select 'company', c.entity_id, e.name, count(*) as n
    from companies c join entities e using (entity_id)
    group by c.entity_id, e.name
    order by n desc, c.entity_id
    limit 1000))
order by facet, n desc, value
