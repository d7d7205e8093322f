-- Who speaks: each publisher and credited speaker, how near to the source, and how many statements rest on its word?
-- One row a publisher, those on whom most rests first.
-- parameters: none
-- columns: publisher, kind, tier, language, country, host, statements, note
select publisher, kind, tier, language, country, host, statements, note
from publishers
order by statements desc, tier, publisher
