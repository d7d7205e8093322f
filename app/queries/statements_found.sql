-- Which statements hold all the words and pass the filters? The latest reports first, the undated last.
-- One row a statement, figures and relationships alike. An empty list filters nothing.
-- parameters: words (a list, lower case), kinds (figure, relationship), metrics, companies (entity ids), tiers (as text), statuses,
--             languages (lists), most, skip
-- columns: kind, id, subject, counterparty, metric, value, low, high, unit, qualifier, status, period, reported_on, evidence,
--          publisher, tier, attributed_to, title, url, rejected, corrected_by, origin, language, total (statements found in all)
with spoken as (
    select 'figure' as kind, figure_id as id, subject, subject_id, counterparty, counterparty_id, metric, value, low, high, unit,
        qualifier, status, period, reported_on, evidence, publisher, tier, attributed_to, title, url, rejected, corrected_by,
        origin, note, told_on
    from figures
    union all
    select 'relationship', rel_id, customer, customer_id, vendor, vendor_id, null, null, null, null, null,
        null, status, effective, reported_on, evidence, publisher, tier, attributed_to, title, url, rejected, corrected_by,
        origin, note, told_on
    from relationships),
found as (
    select s.*, p.language
    from spoken s left join publishers p using (publisher)
    where (len($kinds) = 0 or list_contains($kinds, s.kind))
        and (len($metrics) = 0 or list_contains($metrics, metric))
        and (len($companies) = 0 or list_contains($companies, subject_id) or list_contains($companies, counterparty_id))
        and (len($tiers) = 0 or list_contains($tiers, s.tier::varchar))
        and (len($statuses) = 0 or list_contains($statuses, status))
        and (len($languages) = 0 or list_contains($languages, coalesce(p.language, '')))
        and (len($words) = 0 or len(list_filter($words, lambda word: not contains(
            strip_accents(lower(concat_ws(' ', evidence, title, subject, counterparty, publisher, attributed_to, id, s.note))),
            word))) = 0))
select kind, id, subject, counterparty, metric, value, low, high, unit, qualifier, status, period, reported_on, evidence,
    publisher, tier, attributed_to, title, url, rejected, corrected_by, origin, language,
    (select count(*) from found) as total
from found
order by reported_on is null, told_on desc nulls last, tier, id
limit $most offset $skip
