-- Which documents were read, and what did each give? The latest first, the undated last.
-- One row a document. `gave` says why a document gave nothing: `statements` where it gave some, `unread_language`, `nothing`.
-- parameters: known (codes of the languages that can be read), most (rows at most)
-- columns: doc_id, title, publisher, lang, published_on, path, url, figures, relationships, no_comments, statements, gave, total
with said as (
    select doc_id, count(*) as figures, 0 as relationships, 0 as no_comments, min(publisher) as publisher from figures
    where doc_id is not null group by doc_id
    union all
    select doc_id, 0, count(*), 0, min(publisher) from relationships where doc_id is not null group by doc_id
    union all
    select doc_id, 0, 0, count(*), min(publisher) from no_comments group by doc_id),
counted as (
    select doc_id, sum(figures)::bigint as figures, sum(relationships)::bigint as relationships,
        sum(no_comments)::bigint as no_comments, min(publisher) as publisher
    from said group by doc_id)
select d.doc_id, d.title, coalesce(c.publisher, s.publisher) as publisher, d.lang, d.published_on, d.path, d.url,
    coalesce(c.figures, 0) as figures, coalesce(c.relationships, 0) as relationships, coalesce(c.no_comments, 0) as no_comments,
    d.statements, case when d.statements > 0 then 'statements' when list_contains($known, d.lang) then 'nothing'
        else 'unread_language' end as gave, count(*) over () as total
from documents d left join counted c using (doc_id) left join sources s on s.source_id = d.source_id
order by d.published_on desc nulls last, d.doc_id
limit $most
