-- An import asks it for hundreds of names at once; each was held against all that waited to be sorted into it.
alter index source_by_alias set (fastupdate = off);
select gin_clean_pending_list('source_by_alias');
