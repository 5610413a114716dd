-- Merged ones are found by their names too, which the index that keeps names apart leaves out: every source was read for that, with
-- each of the names that an import brings held against each.
create index source_by_name on source (folded_name) where disclosure = 'NAMED' and deleted_at is null;

-- An import asks it for hundreds of names at once; each was held against all that waited to be sorted into it.
alter index source_by_alias set (fastupdate = off);
select gin_clean_pending_list('source_by_alias');
