-- What does each of these say of who would not comment, in which words, and on whose word?
-- One row a statement; ids that are not there are left out.
-- parameters: no_comment_ids (a list)
-- columns: no_comment_id, entity, entity_id, about, about_id, reported_on, publisher, publisher_kind, publisher_tier,
--          publisher_language, attributed_to, attributed_tier, title, url, evidence, note, origin, corrected_by, rejected,
--          correction, start_char, end_char, sentence_start, confidence, language, path
select n.no_comment_id, n.entity, n.entity_id, n.about, n.about_id, n.reported_on, n.publisher, p.kind as publisher_kind,
    p.tier as publisher_tier, p.language as publisher_language, null::varchar as attributed_to, null::tinyint as attributed_tier,
    n.title, n.url, n.evidence, null::varchar as note, 'extracted' as origin, null::varchar as corrected_by, false as rejected,
    null::varchar as correction, n.start_char, n.end_char, n.sentence_start, n.confidence, d.lang as language, d.path
from no_comments n left join publishers p using (publisher) left join documents d using (doc_id)
where list_contains($no_comment_ids::varchar[], n.no_comment_id)
order by n.reported_on desc nulls last, n.no_comment_id
