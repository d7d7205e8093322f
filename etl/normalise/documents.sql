-- What documents said beside figures and relationships, how much each gave, and whom they name that nobody registered.
insert into build.no_comments by name
select
    n.no_comment_id, coalesce(e.name, entity) as entity, e.entity_id, coalesce(a.name, about) as about, a.entity_id as about_id,
    d.published_on as reported_on, d.publisher, d.title, d.url, sentence as evidence, d.source_id, n.doc_id, start_char, end_char,
    sentence_start, confidence
from read_no_comments n
join read_documents d using (doc_id)
left join known_names e on e.text = entity
left join known_names a on a.text = about
order by n.no_comment_id;

update build.documents d set statements = told.statements
from (
    select doc_id, count(*) as statements from (
        select doc_id from read_figures union all select doc_id from read_relationships union all select doc_id from read_no_comments
    ) group by doc_id
) told
where told.doc_id = d.doc_id;

insert into build.unregistered by name
with named as (
    select subject as name, doc_id, figure_id as figure_id, figure_id as id from build.figures where subject is not null and subject_id is null
    union all
    select counterparty, doc_id, figure_id, figure_id from build.figures where counterparty is not null and counterparty_id is null
    union all
    select customer, doc_id, null, rel_id from build.relationships where customer_id is null
    union all
    select vendor, doc_id, null, rel_id from build.relationships where vendor_id is null
)
select name, count(distinct id) as statements, count(distinct doc_id) as documents, min(figure_id) as figure_id
from named group by name order by name;
