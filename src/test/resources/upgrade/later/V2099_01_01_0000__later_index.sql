-- as migrations have to make them
drop index concurrently if exists later_index;
create index concurrently later_index on claim (priority);
