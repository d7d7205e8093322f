-- Which documents were published by a day?
-- One row a document.
-- parameters: day (a date)
-- columns:    those of documents
select * from documents where final_day(published_on) <= $day order by doc_id
