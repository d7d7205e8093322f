-- What did people mend, for which reason, and does it still apply?
-- One row a correction.
-- parameters: none
-- columns: correction_id, state, table, id, field, expect, set, reason, reference, who, on
select correction_id, state, "table", id, field, expect, "set", reason, reference, who, "on"
from corrections
order by "on" desc, correction_id
