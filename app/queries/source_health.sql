-- How did the registered sources stand in the run that made this snapshot?
-- One row a source, the ones in trouble first.
-- parameters: none
-- columns: source_id, kind, publisher, url, path, last_status, last_error, last_ok_at, documents
select source_id, kind, publisher, url, path, last_status, last_error, last_ok_at, documents
from sources
order by last_status in ('ok', 'not_modified'), last_status = 'disabled', source_id
