-- What did the company expect to earn, or earn, in the period for which a customer's spend is known?
-- One row a status, what was expected first.
-- parameters: company (entity_id), period, unit
-- columns: figure_id, subject, period, status, value, low, high, unit, qualifier
select figure_id, subject, period, status, value, low, high, unit, qualifier
from facts
where metric = 'revenue' and subject_id = $company and period = $period and unit = $unit and status in ('forecast', 'planned', 'actual')
order by list_position(['forecast', 'planned', 'actual'], status)
