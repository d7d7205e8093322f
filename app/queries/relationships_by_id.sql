-- What does each of these reports say of a customer and a vendor, in which words, and on whose word?
-- One row a statement, the latest first; ids that are not there are left out.
-- parameters: rel_ids (a list)
-- columns: rel_id, customer, customer_id, vendor, vendor_id, status, effective, reported_on, publisher, publisher_kind,
--          publisher_tier, publisher_language, attributed_to, attributed_tier, title, url, evidence, note, origin,
--          corrected_by, rejected, correction, start_char, end_char, sentence_start, confidence, language, path
with reasons as (
    select c.id, string_agg(c.reason, '; ' order by c.correction_id) as correction
    from corrections c
    where c."table" = 'relationships' and c.state = 'applied'
    group by c.id)
select f.rel_id, f.customer, f.customer_id, f.vendor, f.vendor_id, f.status, f.effective, f.reported_on, f.publisher,
    p.kind as publisher_kind, p.tier as publisher_tier, p.language as publisher_language, f.attributed_to,
    a.tier as attributed_tier, f.title, f.url, f.evidence, f.note, f.origin, f.corrected_by, f.rejected, r.correction,
    f.start_char, f.end_char, f.sentence_start, f.confidence, d.lang as language, d.path
from relationships f
left join documents d using (doc_id)
left join publishers p on p.publisher = f.publisher
left join publishers a on a.publisher = f.attributed_to
left join reasons r on r.id = f.rel_id
where f.rel_id in (select unnest($rel_ids::varchar[]))
order by f.told_on desc nulls last, f.rel_id
