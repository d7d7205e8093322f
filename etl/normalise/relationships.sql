-- Clean rows -> relationships, with the report behind each and the day from which the state holds; then what rests on each publisher.
create or replace view weighed_relationships as
select
    r.*,
    coalesce(credited.entity_id in (r.customer_id, r.vendor_id), false) as party,
    coalesce(on_site.tier, 5) as site_tier,
    case when r.attributed_to is null then null when party then 1 else coalesce(by_credit.tier, 5) end as credit_tier,
    on_site.kind = 'filing' and r.attributed_to is null as filed
from stated_relationships r
left join speakers on_site on on_site.speaker = r.site
left join speakers by_credit on by_credit.speaker = r.attributed_to
left join known_names credited on credited.text = r.attributed_to;

insert into build.relationships by name
select
    r.rel_id, customer_name as customer, customer_id, vendor_name as vendor, vendor_id, r.status, effective, reported_on,
    site as publisher, r.attributed_to, title, url, evidence, note, date_basis, origin, source_id,
    doc_id, start_char, end_char, sentence_start, confidence, anonymous, reading, report as report_id, least(site_tier, coalesce(credit_tier, 5)) as tier,
    c.corrected_by, coalesce(c.rejected, false) as rejected,
    coalesce(final_day(reported_on), final_day(effective)) as told_on,
    case when effective is null then final_day(reported_on)
         when first_day(reported_on) >= first_day(effective) and final_day(reported_on) <= final_day(effective) then final_day(reported_on)
         else final_day(effective) end as counts_from
from weighed_relationships r
left join corrected c on c."table" = 'relationships' and c.id = r.rel_id
order by r.rel_id;

insert into build.publishers by name
with resting as (
    select speaker, count(*) as statements from (
        select unnest(list_distinct([publisher, attributed_to])) as speaker from build.figures
        union all
        select unnest(list_distinct([publisher, attributed_to])) from build.relationships
    ) group by speaker
)
select publisher, kind, tier::tinyint as tier, language, country, host, note, coalesce(statements, 0) as statements
from clean_publishers left join resting on speaker = publisher order by publisher;

create or replace temp table live_relationships as
select b.rel_id, b.customer_id, b.vendor_id, b.status, s.gravity, b.counts_from, b.told_on, coalesce(b.report_id, '') as report,
    nearness(coalesce(w.filed, false), b.tier, w.attributed_to is not null and not w.party) as nearness
from build.relationships b join weighed_relationships w using (rel_id) join known_states s on s.status = b.status
where not b.rejected and b.customer_id is not null and b.vendor_id is not null;

insert into build.states by name
select row_number() over (order by rel_id)::int as n, rel_id, customer_id, vendor_id, status, gravity, counts_from, told_on,
    dense_rank() over (order by report)::int as report_no, nearness
from live_relationships order by n;
