-- A market that can be true: two companies, what one pays the other, and why that is known.
insert into entities by name
    select * from (values ('scale-ai', 'Scale AI'), ('google', 'Google')) as told(entity_id, name);
insert into figures by name
    select figure_id, 'customer_spend' as metric, 'google' as subject_id, 'Google' as subject,
        'scale-ai' as counterparty_id, 'Scale AI' as counterparty, value, 'USD' as unit, 'exact' as qualifier, 'actual' as status, '2024' as period,
        '2025-06-13' as reported_on, 'curated' as origin, 1 as tier, figure_id = 'fig-3' as rejected
    from (values ('fig-1', 150e6), ('fig-2', 149e6), ('fig-3', 15e6)) as told(figure_id, value);
insert into facts by name
    select metric, subject, subject_id, counterparty, counterparty_id, period, status, unit, value,
        149e6 as low, 150e6 as high, 2 as statements, 2 as sources, figure_id, 1 as reports, 'nearest' as rule, qualifier
    from figures where figure_id = 'fig-1';
insert into fact_statements by name
    select figure_id, 'fig-1' as shown_figure_id, period, 'nearest' as rule from figures where not rejected;
insert into relationships by name
    select 'rel-1' as rel_id, 'Google' as customer, 'google' as customer_id, 'Scale AI' as vendor, 'scale-ai' as vendor_id,
        'leaving' as status, '2025-06' as effective, 'curated' as origin, 1 as tier, false as rejected;
insert into events by name
    select 'deal-1' as event_id, '2025-06-12' as date, 'scale-ai' as entity_id, 'Scale AI' as entity, 'deal' as kind,
        'Meta buys 49 % of Scale AI' as headline;
insert into moves by name
    select 'deal-1' as event_id, 'google' as customer_id, 'Google' as customer, 'scale-ai' as vendor_id, 'Scale AI' as vendor,
        'leaving' as after, 149e6 as spend_low, 150e6 as spend_high, 'fig-1' as spend_figure_id, 1 as reports,
        ['rel-1'] as rel_ids;
insert into checks by name
    select 'part_whole:1' as check_id, 'part_whole' as kind, ['fig-1', 'fig-2'] as inputs, 'fits' as verdict, 'fits' as says;
insert into documents by name select 'doc-1' as doc_id, 'abc' as sha256, 1 as statements;
insert into publishers by name select 'Reuters' as publisher, 1 as statements;
insert into corrections by name
    select 'cor-1' as correction_id, 'figures' as "table", 'fig-3' as id, 'row' as field, 'a slip' as reason,
        'applied' as state, 1 as statements;
