-- Which values compete, by period, of what is known of a company?
-- One row a fact and distinct value.
-- parameters: company (entity_id)
-- columns: shown_figure_id (names the fact), metric, counterparty_id, unit, status, period_start, period_end, value, statements, figure_id
--   (the least of those that say it)
select facts.figure_id as shown_figure_id, facts.metric, facts.counterparty_id, facts.unit, facts.status, facts.period_start,
    facts.period_end, figures.value, count(*) as statements, min(figures.figure_id) as figure_id
from facts
join fact_statements on fact_statements.shown_figure_id = facts.figure_id
join figures on figures.figure_id = fact_statements.figure_id
where facts.subject_id = $company and facts.period_end is not null
group by all
order by facts.metric, facts.period_end, figures.value
