-- Pairs of documents whose sketches share so much that one repeats the other. A hash leads to the first document that has it, so the
-- pairs grow with the documents and not with their square.
-- parameters: shared (part of the shorter sketch), least (hashes that a sketch must have)
-- columns:    doc_id, other (published before it, or on the same day with a lesser id)
with known as (
    select doc_id, sketch, row_number() over (order by final_day(published_on) nulls last, doc_id) as place
    from {documents} where len(sketch) >= $least
), hashes as (
    select place, unnest(sketch) as hash from known
), first_of as (
    select hash, min(place) as first from hashes group by hash having count(*) > 1
), shared as (
    select place, first, count(*) as hashes from hashes join first_of using (hash) where first < place group by all
)
select a.doc_id, b.doc_id as other
from shared
join known a on a.place = shared.place
join known b on b.place = shared.first
where hashes >= $shared * least(len(a.sketch), len(b.sketch))
order by all
