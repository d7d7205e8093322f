-- What does one document say, in the order of its text?
-- One row a statement.
-- parameters: doc_id
-- columns: kind (figure, relationship, no_comment), id
select kind, id
from (
    select 'figure' as kind, figure_id as id, start_char from figures where doc_id = $doc_id
    union all
    select 'relationship', rel_id, start_char from relationships where doc_id = $doc_id
    union all
    select 'no_comment', no_comment_id, start_char from no_comments where doc_id = $doc_id)
order by start_char, id
