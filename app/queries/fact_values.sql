-- Which values compete in one fact, on how many reports' word?
-- One row a value, bound and qualifier; the one shown first, then by reports.
-- parameters: fact (the figure_id of the statement shown)
-- columns: value, low, high, unit, qualifier, shown, statements, reports, first_reported_on
select f.value, f.low, f.high, f.unit, f.qualifier, bool_or(f.figure_id = $fact) as shown, count(*) as statements,
    count(distinct f.report_id) as reports, min(f.reported_on) as first_reported_on
from fact_statements s join figures f using (figure_id)
where s.shown_figure_id = $fact
group by f.value, f.low, f.high, f.unit, f.qualifier
order by shown desc, reports desc, statements desc, f.value, f.low, f.high, f.qualifier
