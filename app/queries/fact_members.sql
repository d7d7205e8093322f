-- Which statements speak of one fact? The one shown first, then the nearest to the source, then the earliest.
-- One row a statement.
-- parameters: fact (the figure_id of the statement shown), most (rows at most)
-- columns: figure_id
select f.figure_id
from fact_statements s join figures f using (figure_id)
where s.shown_figure_id = $fact
order by f.figure_id = $fact desc, f.tier, f.reported_on nulls last, f.figure_id
limit $most
