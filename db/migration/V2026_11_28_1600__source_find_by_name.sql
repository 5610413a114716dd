-- Merged ones are found by their names too, which the index that keeps names apart leaves out: every source was read for that, with
-- each of the names that an import brings held against each.
drop index concurrently if exists source_by_name;
create index concurrently source_by_name on source (folded_name) where disclosure = 'NAMED' and deleted_at is null;
