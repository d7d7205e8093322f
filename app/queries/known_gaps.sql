-- What does the snapshot not know, in numbers?
-- One row.
-- parameters: none
-- columns: undated_figures, undated_figures_of, undated_relationships, undated_relationships_of, single_report,
--          single_report_of, weak_sources, weak_sources_of, without_usd, without_usd_of
select
    (select count(*) from figures where reported_on is null) as undated_figures,
    (select count(*) from figures) as undated_figures_of,
    (select count(*) from relationships where effective is null and reported_on is null) as undated_relationships,
    (select count(*) from relationships) as undated_relationships_of,
    (select count(*) from facts where reports = 1) as single_report,
    (select count(*) from facts) as single_report_of,
    (select count(*) from figures where tier >= 4) as weak_sources,
    (select count(*) from figures) as weak_sources_of,
    (select count(*) from figures where value_usd is null and unit not in ('percent', 'count')) as without_usd,
    (select count(*) from figures where unit not in ('percent', 'count')) as without_usd_of
