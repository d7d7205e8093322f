-- What one figure says, in which words and where, with the document that it was read in.
-- One row, or none.
-- parameters: id
-- columns:    those of figures, path, doc_lang
select f.*, d.path, d.lang as doc_lang
from figures f left join documents d using (doc_id) where f.figure_id = $id
