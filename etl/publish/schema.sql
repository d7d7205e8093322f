-- The tables of a snapshot, in the order in which they are filled. `contracts` name the columns that others read;
-- what stands beside them (told_on, counts_from, period_start …) is what reconciliation and the pages ask for again and again.

-- Companies, one row each; `aliases` are separated by a vertical bar.
create table entities (
    entity_id varchar not null, name varchar not null, kind varchar, aliases varchar, ambiguous boolean, country varchar,
    founded varchar, website varchar, ticker varchar, segment varchar, note varchar, source_url varchar);

-- Outlets, companies and persons that speak; `tier` 1 is first-hand, 5 unknown; `statements` rest on its word, read or credited.
create table publishers (
    publisher varchar not null, kind varchar, tier tinyint, language varchar, country varchar, host varchar, note varchar,
    statements bigint not null);

-- What one document says of one metric. Never changed, never merged; money in its own currency and, where a rate is known, in USD.
create table figures (
    figure_id varchar not null, metric varchar not null, subject varchar, subject_id varchar, counterparty varchar,
    counterparty_id varchar, value double not null, low double, high double, unit varchar not null, qualifier varchar not null,
    status varchar not null, period varchar, reported_on varchar, publisher varchar, attributed_to varchar, title varchar,
    url varchar, evidence varchar, note varchar, date_basis varchar,
    origin varchar not null,              -- curated or extracted; of the latter `evidence` is the sentence
    source_id varchar, doc_id varchar, start_char integer, end_char integer,
    sentence_start integer,               -- where `evidence` begins in the document's text
    confidence double,                    -- of a reading; null where a person keeps the row
    anonymous boolean,                    -- the text credits somebody whom it does not name
    basis varchar,                        -- gross or net, for revenue where the text says which
    reading varchar,                      -- how it was read, as JSON: which words gave metric, subject, status, period
    report_id varchar,                    -- the root report: whom the source credits, else the publisher; null: nobody named
    tier tinyint not null,                -- the better of site and credited outlet, 1..5
    rounding double,                      -- half-width that the written digits allow; null for bounds and ranges
    value_usd double, low_usd double, high_usd double, fx_rate double, fx_day date, fx_source varchar,
    fx_note varchar,                      -- why there is no amount in USD
    corrected_by varchar,                 -- correction_ids, separated by a vertical bar
    rejected boolean not null,            -- taken out of facts, moves and checks by a correction
    told_on date);                        -- the day that counts for "as of": last day of reported_on, else of period

-- How a customer stands with a vendor, in one document.
create table relationships (
    rel_id varchar not null, customer varchar, customer_id varchar, vendor varchar, vendor_id varchar, status varchar not null,
    effective varchar, reported_on varchar, publisher varchar, attributed_to varchar, title varchar, url varchar,
    evidence varchar, note varchar, date_basis varchar, origin varchar not null, source_id varchar, doc_id varchar,
    start_char integer, end_char integer, sentence_start integer, confidence double, anonymous boolean, reading varchar,
    report_id varchar, tier tinyint not null, corrected_by varchar, rejected boolean not null, told_on date,
    counts_from date);                    -- the day from which this state holds; null: it has no day and moves nothing

-- Who would not comment, and about whom: why a gap is one.
create table no_comments (
    no_comment_id varchar not null, entity varchar not null, entity_id varchar, about varchar, about_id varchar, reported_on varchar,
    publisher varchar, title varchar, url varchar, evidence varchar, source_id varchar, doc_id varchar not null,
    start_char integer not null, end_char integer not null, sentence_start integer not null, confidence double not null);

-- Companies that texts name and nobody registered: their statements stand in `figures` and `relationships`, and in no fact or move.
create table unregistered (name varchar not null, statements bigint not null, documents bigint not null, figure_id varchar);

create table events (
    event_id varchar not null, date varchar not null, entity_id varchar, entity varchar, kind varchar, headline varchar not null,
    url varchar, publisher varchar);

-- What people mended: `state` is applied, or ended where the row no longer says what was expected.
create table corrections (
    correction_id varchar not null, "table" varchar not null, id varchar not null, field varchar not null, "set" varchar,
    expect varchar, reason varchar not null, reference varchar, who varchar, "on" varchar, state varchar not null,
    statements bigint not null);

create table documents (
    doc_id varchar not null, source_id varchar, path varchar, url varchar, title varchar, lang varchar, published_on varchar,
    sha256 varchar not null, statements bigint not null);

-- What reconciliation weighs: the live figures once more, lean and numbered. `n` follows figure_id; `key_no` names a row of `keys`.
create table keys (
    key_no integer not null, metric varchar not null, subject_id varchar, subject varchar, counterparty_id varchar,
    status varchar not null, unit varchar not null,
    party_no integer not null, kind_no integer not null);         -- the order of a fact's key: metric and parties, period, status and unit
create table calendar (                                           -- every period that a fact or a report has, by its place_no
    place integer not null, period varchar, first_day date, final_day date, place_rank integer not null);
create table statements (
    n integer not null, key_no integer not null, figure_id varchar not null, counterparty_id varchar, counterparty varchar,
    value double not null, value_usd double, qualifier varchar not null,
    floor double not null, ceiling double not null,               -- least and greatest of value and bounds
    interval_low double, interval_high double,                    -- what the words allow; null: open
    band integer not null,                                        -- values within 1 % lie in one band or in neighbours
    place integer not null,                                       -- place_no of its period, or of its report where `undated`; 0: none
    undated boolean not null,                                     -- a stock figure that says no period, but was reported
    coarse boolean not null,                                      -- a stock figure placed more coarsely than a month
    told_on date,
    reported bigint,                                              -- reported_on, in the order of its last days: days * 100000000 + place_no
    first_key integer,                                            -- told_on in days; + 1000000 for a report's own undated words, + 2000000 for echoes
    publisher varchar, attributed_to varchar,
    publisher_no integer not null, report_no integer not null,
    nearness tinyint not null,                                    -- to the source: less is nearer
    exactness tinyint not null);                                  -- 0 exact, 1 about, 2 a bound or range

-- The live relationships once more, lean and numbered: `gravity` 0 is the gravest state.
create table states (
    n integer not null, rel_id varchar not null, customer_id varchar not null, vendor_id varchar not null, status varchar not null,
    gravity tinyint not null, counts_from date, told_on date, report_no integer not null, nearness tinyint not null);

-- One shown value a key (metric, subject, counterparty, period, status, unit). `figure_id` is the statement chosen, and names the fact.
create table facts (
    metric varchar not null, subject varchar, subject_id varchar, counterparty varchar, counterparty_id varchar, period varchar,
    status varchar not null, unit varchar not null, value double not null, low double, high double, statements bigint not null,
    sources bigint not null, figure_id varchar not null, reports bigint not null, rule varchar not null,
    qualifier varchar not null, value_usd double, first_reported_on varchar, last_reported_on varchar,
    period_start date, period_end date);

-- Which fact each live statement is about (by the default rule): `period` is where it was placed, `shown_figure_id` names the fact.
create table fact_statements (
    figure_id varchar not null, shown_figure_id varchar not null, period varchar, rule varchar not null);

-- State of each customer with each vendor on the eve of a deal and 90 days after it.
create table moves (
    event_id varchar not null, customer_id varchar not null, customer varchar, vendor_id varchar not null, vendor varchar,
    before varchar, after varchar, changed_on date, spend_low double, spend_high double, unit varchar,
    spend_period varchar, spend_status varchar, spend_figure_id varchar, reports bigint not null, rel_ids varchar[] not null);

-- The arithmetic of the market: does what was stated agree with what else was stated?
create table checks (
    check_id varchar not null, kind varchar not null, subject_id varchar, subject varchar, counterparty_id varchar,
    counterparty varchar, period varchar, status varchar, unit varchar, inputs varchar[] not null, low double, high double,
    stated double, verdict varchar not null, says varchar not null);

-- What the latest run before publication found.
create table sources (
    source_id varchar not null, kind varchar not null, url varchar, path varchar, publisher varchar, last_status varchar not null,
    last_error varchar, last_ok_at timestamp, documents bigint not null);
create table runs (
    run_id varchar not null, started_at timestamp not null, ended_at timestamp, exit integer, published boolean, version varchar,
    rejected bigint, error varchar);
create table quarantine (
    file varchar not null, line bigint, "row" bigint, field varchar, reason varchar not null, detail varchar, value varchar);

-- Which files it was made of.
create table inputs (name varchar not null, sha256 varchar not null);

-- Written last: a snapshot without this row is not one.
create table meta (version varchar not null, content varchar not null, published_at timestamp not null, program varchar not null);
