-- What the application may do where it signs in as another role than the owner (src/docs/security.md): whatever is only ever
-- added to, it cannot change. Nothing is given where both are one, or where nobody has made that role. Said anew after each
-- migration, so that a new table cannot be forgotten; by one instance at a time.
do $$
declare
    runtime text := '${runtime-role}';
    kept record;
begin
    perform pg_advisory_xact_lock(hashtext('claimbook grants'));
    if runtime = current_user or not exists (select from pg_roles where rolname = runtime) then
        return;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), runtime);
    for kept in
        select c.oid::regclass as name,
               exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgtype & 8 = 8 -- delete
                       and t.tgfoid = 'refuse_change'::regproc) as insert_only,
               exists (select from pg_trigger t where t.tgrelid = c.oid
                       and t.tgfoid = 'refuse_change_but_reader'::regproc) as but_reader
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v')
          and c.relname <> 'flyway_schema_history'
    loop
        execute format('revoke all on %s from %I', kept.name, runtime);
        execute format('grant select, insert on %s to %I', kept.name, runtime);
        if not kept.insert_only then
            execute format('grant update, delete on %s to %I', kept.name, runtime);
        elsif kept.but_reader then
            execute format('grant update (read_by) on %s to %I', kept.name, runtime);
        end if;
    end loop;
end $$;
