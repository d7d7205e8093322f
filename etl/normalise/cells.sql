-- What a cell must be, and what a date written coarsely spans. Each macro is true, or says, for one trimmed cell that is not null.
-- Form and limits: the contract of the data directory.

create or replace macro is_id(cell) as regexp_full_match(cell, '[A-Za-z0-9._:-]{1,100}');
create or replace macro is_number(cell) as
    regexp_full_match(cell, '-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?') and coalesce(isfinite(try_cast(cell as double)), false);
create or replace macro is_integer(cell) as regexp_full_match(cell, '-?[0-9]{1,18}');
create or replace macro is_date(cell) as
    regexp_full_match(cell, '(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?')
    and (length(cell) < 10 or try_cast(cell as date) is not null);
create or replace macro is_period(cell) as
    is_date(cell) or regexp_full_match(cell, '(19[0-9]{2}|20[0-9]{2}|2100)-(H[12]|Q[1-4])');
create or replace macro is_url(cell) as
    regexp_full_match(cell, '(?i)https?://([^\s/?#@\\]*@)?(\[[0-9a-f:.]+\]|[\pL\pN_](?:[\pL\pN_.-]*[\pL\pN_])?\.?)(:[0-9]{1,5})?([/?#][^\s\\]*)?');
create or replace macro is_website(cell) as is_url(cell) or regexp_full_match(cell, '[\pL\pN](?:[\pL\pN.-]*[\pL\pN])?');
