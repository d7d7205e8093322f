-- Who would not comment, in which words and where, with the document that it was read in.
-- One row, or none.
-- parameters: id
-- columns:    those of no_comments, path, doc_lang
select n.*, d.path, d.lang as doc_lang
from no_comments n left join documents d using (doc_id) where n.no_comment_id = $id
