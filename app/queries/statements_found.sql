-- Which statements hold all the words and pass the filters? The latest reports first, the undated last.
-- One row a statement, figures and relationships alike. An empty list filters nothing.
-- parameters: words (a list of six at most: lower case, without accents), kinds (figure, relationship, no_comment), metrics,
--             companies (entity ids), tiers (as text), statuses, languages, origins (lists), least (confidence of what was
--             read; a curated row has none and stays), most, skip
-- columns: kind, id, subject, counterparty, metric, value, low, high, unit, qualifier, status, period, reported_on, evidence,
--          publisher, tier, attributed_to, title, url, rejected, corrected_by, origin, confidence, doc_id, start_char, end_char,
--          language, total (statements found in all), hidden (how many more there are below `least`)
with spoken as (
    select 'figure' as kind, figure_id as id, subject_id as one, counterparty_id as other, metric, status, tier, publisher,
        reported_on is null as undated, told_on, origin, confidence, doc_id,
        concat_ws(' ', evidence, title, subject, counterparty, publisher, attributed_to, figure_id, note) as text
    from figures
    union all
    select 'relationship', rel_id, customer_id, vendor_id, null, status, tier, publisher,
        reported_on is null, told_on, origin, confidence, doc_id,
        concat_ws(' ', evidence, title, customer, vendor, publisher, attributed_to, rel_id, note)
    from relationships
    union all
    select 'no_comment', no_comment_id, entity_id, about_id, null, null, 5, publisher,
        reported_on is null, final_day(reported_on), 'extracted', confidence, doc_id,
        concat_ws(' ', evidence, title, entity, about, publisher, no_comment_id)
    from no_comments),
-- Materialised, so that a text is brought into search form once and not again for each word.
passed as materialized (
    select s.kind, s.id, s.undated, s.told_on, s.tier, coalesce(d.lang, p.language) as language, s.confidence,
        case when len($words) > 0 then strip_accents(lower(s.text)) end as text
    from spoken s left join publishers p using (publisher) left join documents d using (doc_id)
    where (len($kinds) = 0 or list_contains($kinds, s.kind))
        and (len($metrics) = 0 or list_contains($metrics, metric))
        and (len($companies) = 0 or list_contains($companies, one) or list_contains($companies, other))
        and (len($tiers) = 0 or list_contains($tiers, s.tier::varchar))
        and (len($statuses) = 0 or list_contains($statuses, status))
        and (len($origins) = 0 or list_contains($origins, origin))
        and (len($languages) = 0 or list_contains($languages, coalesce(d.lang, p.language, '')))),
matching as materialized (
    select *
    from passed
    where len($words) = 0
        or (contains(text, coalesce($words[1], '')) and contains(text, coalesce($words[2], ''))
            and contains(text, coalesce($words[3], '')) and contains(text, coalesce($words[4], ''))
            and contains(text, coalesce($words[5], '')) and contains(text, coalesce($words[6], '')))),
found as (
    select * from matching where coalesce(confidence, 1) >= $least),
listed as materialized (
    select *
    from found
    order by undated, told_on desc nulls last, tier, id
    limit $most offset $skip)
select l.kind, l.id, coalesce(f.subject, r.customer, n.entity) as subject,
    coalesce(f.counterparty, r.vendor, n.about) as counterparty, f.metric,
    f.value, f.low, f.high, f.unit, f.qualifier, coalesce(f.status, r.status) as status,
    coalesce(f.period, r.effective) as period, coalesce(f.reported_on, r.reported_on, n.reported_on) as reported_on,
    coalesce(f.evidence, r.evidence, n.evidence) as evidence, coalesce(f.publisher, r.publisher, n.publisher) as publisher, l.tier,
    coalesce(f.attributed_to, r.attributed_to) as attributed_to, coalesce(f.title, r.title, n.title) as title,
    coalesce(f.url, r.url, n.url) as url, coalesce(f.rejected, r.rejected, false) as rejected,
    coalesce(f.corrected_by, r.corrected_by) as corrected_by, coalesce(f.origin, r.origin, 'extracted') as origin, l.confidence,
    coalesce(f.doc_id, r.doc_id, n.doc_id) as doc_id, coalesce(f.start_char, r.start_char, n.start_char) as start_char,
    coalesce(f.end_char, r.end_char, n.end_char) as end_char, l.language, (select count(*) from found) as total,
    (select count(*) from matching) - (select count(*) from found) as hidden
from listed l
left join figures f on l.kind = 'figure' and f.figure_id = l.id
left join relationships r on l.kind = 'relationship' and r.rel_id = l.id
left join no_comments n on l.kind = 'no_comment' and n.no_comment_id = l.id
order by l.undated, l.told_on desc nulls last, l.tier, l.id
