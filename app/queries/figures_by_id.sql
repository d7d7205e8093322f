-- What does each of these statements say, in which words, and on whose word?
-- One row a statement, in the order asked; ids that are not there are left out.
-- parameters: figure_ids (a list)
-- columns: figure_id, metric, subject, subject_id, counterparty, counterparty_id, value, low, high, unit, qualifier, status,
--          period, reported_on, publisher, publisher_kind, publisher_tier, publisher_language, attributed_to,
--          attributed_tier, title, url, evidence, note, origin, corrected_by, rejected, value_usd, fx_rate, fx_day,
--          fx_source, shown_figure_id, correction, start_char, end_char, sentence_start, confidence, language, path
with asked as (
    select unnest($figure_ids::varchar[]) as figure_id, generate_subscripts($figure_ids::varchar[], 1) as place),
reasons as (
    select c.id, string_agg(c.reason, '; ' order by c.correction_id) as correction
    from corrections c
    where c."table" = 'figures' and c.state = 'applied'
    group by c.id)
select f.figure_id, f.metric, f.subject, f.subject_id, f.counterparty, f.counterparty_id, f.value, f.low, f.high, f.unit,
    f.qualifier, f.status, f.period, f.reported_on, f.publisher, p.kind as publisher_kind, p.tier as publisher_tier,
    p.language as publisher_language, f.attributed_to, a.tier as attributed_tier, f.title, f.url, f.evidence, f.note,
    f.origin, f.corrected_by, f.rejected, f.value_usd, f.fx_rate, f.fx_day, f.fx_source, s.shown_figure_id, r.correction,
    f.start_char, f.end_char, f.sentence_start, f.confidence, d.lang as language, d.path
from asked
join figures f using (figure_id)
left join documents d using (doc_id)
left join publishers p on p.publisher = f.publisher
left join publishers a on a.publisher = f.attributed_to
left join fact_statements s on s.figure_id = f.figure_id
left join reasons r on r.id = f.figure_id
order by asked.place
