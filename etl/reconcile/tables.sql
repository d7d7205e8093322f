-- What the macros give for now, the default rule and every publisher: the tables that most readers ask.
insert into facts by name select * from facts_as_of(null, 'default', []);
insert into fact_statements by name select * from placed_as_of(null, 'default', []);
insert into checks by name select * from checks_as_of(null, 'default', []);
