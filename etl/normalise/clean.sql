-- Refuse the faulty rows of one raw table, and the later rows of one id; `clean_<table>` is what stands.
-- What stands in braces is filled in by settle.py: the table, its id column, the query that finds each row's first fault.
create or replace temp table faulty as
select seq, fault_field, fault_reason from ({checked}) where fault_field is not null;
insert into bad_{table} select seq from faulty;

create or replace temp table repeated as
with good as (select seq, {key} as id from raw_{table} anti join faulty using (seq))
select seq from good where id in (select id from good group by id having count(*) > 1)
qualify row_number() over (partition by id order by seq) > 1;
insert into bad_{table} select seq from repeated;

insert into rejections
select file, line, "row", fault_field, fault_reason, left({cell}, 200) from faulty join raw_{table} using (seq)
union all
select file, line, "row", '{id}', 'duplicate_id', {key} from repeated join raw_{table} using (seq);

create or replace view clean_{table} as {standing};
