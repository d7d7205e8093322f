-- Who is this company, and how much is told of it?
-- One row.
-- parameters: company (entity_id)
-- columns: entity_id, name, kind, aliases, country, founded, website, ticker, segment, note, source_url, figures, relationships, events
select entity_id, name, kind, aliases, country, founded, website, ticker, segment, note, source_url,
    (select count(*) from figures where subject_id = $company or counterparty_id = $company) as figures,
    (select count(*) from relationships where customer_id = $company or vendor_id = $company) as relationships,
    (select count(*) from events where events.entity_id = $company) as events
from entities
where entity_id = $company
