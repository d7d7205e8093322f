-- What one relationship says, in which words and where, with the document that it was read in.
-- One row, or none.
-- parameters: id
-- columns:    those of relationships, path, doc_lang
select r.*, d.path, d.lang as doc_lang
from relationships r left join documents d using (doc_id) where r.rel_id = $id
