-- What corrections do: `correction_states` says of each whether it is applied or has ended, and how many statements rest on it;
-- `corrected` which rows were touched by which.
create or replace table correction_states (correction_id varchar, state varchar, statements bigint);
create or replace table corrected ("table" varchar, id varchar, corrected_by varchar, rejected boolean);
