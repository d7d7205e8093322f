-- What the listed documents say, into the tables that `normalise` settles. `incoming` are the documents, `likes` the roots of those that
-- repeat another's text, and `said` is made of the files that hold what each document says. An id is the hash of what is said, and where.
insert into read_documents by name
select i.doc_id, i.source_id, i.publisher, i.title, i.url, i.lang, i.published_on, coalesce(l.root, i.doc_id) as root_doc_id
from incoming i left join likes l using (doc_id) order by i.doc_id;

create or replace temp table told as
select doc_id, s.*, sha256(row(doc_id, s.kind, s.metric, s.subject, s.counterparty, s.value, s.low, s.high, s.unit, s.qualifier, s.status,
    s.period, s."start", s."end")::varchar)[:24] as id
from (select doc_id, unnest(statements) as s from said);

insert into read_figures by name
select
    'fig-' || id as figure_id, doc_id, metric, subject, counterparty, value, low, high, unit, qualifier, rounding, status, period,
    attributed_to, anonymous, basis, "start" as start_char, "end" as end_char, confidence, sentence, sentence_start, reading
from told where kind = 'figure' order by figure_id;

insert into read_relationships by name
select
    'rel-' || id as rel_id, doc_id, subject as customer, counterparty as vendor, status, period as effective, attributed_to, anonymous,
    "start" as start_char, "end" as end_char, confidence, sentence, sentence_start, reading
from told where kind = 'relationship' order by rel_id;

insert into read_no_comments by name
select
    'no-' || id as no_comment_id, doc_id, subject as entity, counterparty as about, "start" as start_char, "end" as end_char, confidence,
    sentence, sentence_start
from told where kind = 'no_comment' order by no_comment_id;

drop table told;
drop table said;
