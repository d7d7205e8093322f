-- What was read out of documents, a row a statement, as `etl.extract` says it; empty where nothing was read. `doc_id` names a row of
-- build.documents; `sentence` begins at `sentence_start` of the document's text, and the words are its start_char to end_char.
create table if not exists read_figures (
    figure_id varchar, doc_id varchar, metric varchar, subject varchar, counterparty varchar, value double, low double, high double,
    unit varchar, qualifier varchar, rounding double, status varchar, period varchar, attributed_to varchar, anonymous boolean,
    basis varchar, start_char integer, end_char integer, confidence double, sentence varchar, sentence_start integer, reading varchar);

create table if not exists read_relationships (
    rel_id varchar, doc_id varchar, customer varchar, vendor varchar, status varchar, effective varchar, attributed_to varchar,
    anonymous boolean, start_char integer, end_char integer, confidence double, sentence varchar, sentence_start integer, reading varchar);

create table if not exists read_no_comments (
    no_comment_id varchar, doc_id varchar, entity varchar, about varchar, start_char integer, end_char integer, confidence double,
    sentence varchar, sentence_start integer);

-- Of each document: whose it is, and the document whose text it repeats (itself where it repeats none).
create table if not exists read_documents (
    doc_id varchar, source_id varchar, publisher varchar, title varchar, url varchar, lang varchar, published_on varchar, root_doc_id varchar);
