-- Curated rows and what was read out of documents, in one form. A company that nobody registered keeps the name that the text uses,
-- without an id. The report behind a document is that of the document whose text it repeats; without a publisher, that document.
create or replace view document_reports as
select d.*, coalesce(root.publisher, d.root_doc_id) as root_report
from read_documents d left join read_documents root on root.doc_id = d.root_doc_id;

create or replace view stated_figures as
select
    figure_id, metric, subject_id, subject_name, counterparty_id, counterparty_name, value::double + 0 as amount,
    low::double + 0 as amount_low, high::double + 0 as amount_high, unit, coalesce(qualifier, 'exact') as how,
    coalesce(status, 'actual') as status, period, reported_on, coalesce(publisher, source_publisher) as site, attributed_to,
    coalesce(attributed_to, publisher, source_publisher) as report, title, url, evidence, note, date_basis, 'curated' as origin,
    source_id, null::varchar as doc_id, null::integer as start_char, null::integer as end_char, null::double as confidence,
    null::double as read_rounding, null::boolean as anonymous, null::varchar as basis, null::integer as sentence_start,
    null::varchar as reading
from clean_figures
union all by name
select
    figure_id, metric, s.entity_id as subject_id, coalesce(s.name, subject) as subject_name, c.entity_id as counterparty_id,
    coalesce(c.name, counterparty) as counterparty_name, value as amount, low as amount_low, high as amount_high, unit, qualifier as how,
    status, period, published_on as reported_on, publisher as site, attributed_to, coalesce(attributed_to, root_report) as report,
    title, url, sentence as evidence, null as note, case when published_on is null then 'none' else 'page' end as date_basis,
    'extracted' as origin, source_id, doc_id, start_char, end_char, confidence, rounding as read_rounding, anonymous, basis,
    sentence_start, reading
from read_figures
join document_reports using (doc_id)
left join known_names s on s.text = subject
left join known_names c on c.text = counterparty;

create or replace view stated_relationships as
select
    rel_id, customer_name, customer_id, vendor_name, vendor_id, status, effective, reported_on,
    coalesce(publisher, source_publisher) as site, attributed_to, coalesce(attributed_to, publisher, source_publisher) as report,
    title, url, evidence, note, date_basis, 'curated' as origin, source_id, null::varchar as doc_id, null::integer as start_char,
    null::integer as end_char, null::double as confidence, null::boolean as anonymous, null::integer as sentence_start,
    null::varchar as reading
from clean_relationships
union all by name
select
    rel_id, coalesce(c.name, customer) as customer_name, c.entity_id as customer_id, coalesce(v.name, vendor) as vendor_name,
    v.entity_id as vendor_id, status, effective, published_on as reported_on, publisher as site, attributed_to,
    coalesce(attributed_to, root_report) as report, title, url, sentence as evidence, null as note,
    case when published_on is null then 'none' else 'page' end as date_basis, 'extracted' as origin, source_id, doc_id, start_char,
    end_char, confidence, anonymous, sentence_start, reading
from read_relationships
join document_reports using (doc_id)
left join known_names c on c.text = customer
left join known_names v on v.text = vendor;
