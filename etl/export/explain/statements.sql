-- Every statement of the fact that a figure went into, the one shown first, then the nearest to the source.
-- One row a statement.
-- parameters: id (of the figure)
-- columns:    figure_id, value, low, high, unit, qualifier, period, reported_on, publisher, attributed_to, url, evidence, origin
select f.figure_id, f.value, f.low, f.high, f.unit, f.qualifier, f.period, f.reported_on, f.publisher, f.attributed_to, f.url, f.evidence, f.origin
from fact_statements mine
join fact_statements s on s.shown_figure_id = mine.shown_figure_id
join figures f on f.figure_id = s.figure_id
where mine.figure_id = $id
order by f.figure_id = s.shown_figure_id desc, f.tier, f.reported_on nulls last, f.figure_id
