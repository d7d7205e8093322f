-- Rows that were refused for what they say, in the words of table `quarantine`: what was found, then the mend.
select file, line, "row", field, reason,
    case when value is null then 'empty' else '''' || value || '''' end || ' (' || mend || ')' as detail, value
from rejections join mends using (reason)
