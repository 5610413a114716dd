-- Positions outlive a restore: another server numbers its transactions anew, so what it adds to them makes its changes come
-- after all that were restored. PostgreSQL counts with xid8 nowhere, so a position is a plain number.
alter table change alter column xid type bigint using xid::text::bigint;

create table change_offset (
    one boolean primary key default true check (one),
    added bigint not null check (added >= 0)
);

create function change_added() returns bigint language sql stable as $$
    select coalesce((select added from change_offset), 0)
$$;

-- The position of what this transaction changes.
create function change_number() returns bigint language sql volatile as $$
    select pg_current_xact_id()::text::bigint + change_added()
$$;

-- Below it nothing is added any more: every transaction has ended.
create function change_horizon() returns bigint language sql stable as $$
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + change_added()
$$;

-- Whether transactions had smaller numbers than changes that are there. Then the next ones come after them, by more than
-- the server that was backed up may have told since.
create function renumber_changes() returns boolean language plpgsql as $$
declare
    newest bigint;
begin
    perform pg_advisory_xact_lock(hashtext('change_offset'));
    select max(xid) into newest from change;
    if newest is null or newest < pg_snapshot_xmax(pg_current_snapshot())::text::bigint + change_added() then
        return false;
    end if;
    insert into change_offset (added) values (newest + 1000000000000)
    on conflict (one) do update set added = excluded.added;
    return true;
end $$;

create or replace function note_creation() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, was_public, is_public, at)
    select (select change_number()), tg_argv[0], id, 'CREATED', false, false, created_at from added order by id;
    return null;
end $$;

create or replace function note_change() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, into_id, was_public, is_public, at)
    select greatest((select change_number()), (select h.xid from change h where h.subject_id = b.id order by h.xid desc limit 1)),
           tg_argv[0], b.id,
           case when a.now ->> 'merged_into' is distinct from b.past ->> 'merged_into' then 'MERGED'
                when a.now ->> 'deleted_at' is not null and b.past ->> 'deleted_at' is null then 'DELETED'
                when change_public(tg_argv[0], a.now) and not change_public(tg_argv[0], b.past) then 'PUBLISHED'
                when change_public(tg_argv[0], b.past) and not change_public(tg_argv[0], a.now) then 'WITHDRAWN'
                else 'CHANGED' end,
           case when a.now ->> 'merged_into' is distinct from b.past ->> 'merged_into'
                then cast(a.now ->> 'merged_into' as uuid) end,
           change_public(tg_argv[0], b.past), change_public(tg_argv[0], a.now), a.updated_at
    from (select id, version, to_jsonb(o) - '{statement,aliases,handles}'::text[] as past from before o) b
    join (select id, version, updated_at, to_jsonb(n) - '{statement,aliases,handles}'::text[] as now from after n) a using (id)
    where a.version <> b.version
       or a.now ->> 'merged_into' is distinct from b.past ->> 'merged_into'
       or a.now ->> 'deleted_at' is distinct from b.past ->> 'deleted_at'
    order by b.id
    on conflict (subject_id, xid) do update set
        kind = case when excluded.kind = 'CHANGED' or change.kind = 'CREATED' and excluded.kind = 'PUBLISHED'
                    then change.kind else excluded.kind end,
        into_id = coalesce(excluded.into_id, change.into_id),
        is_public = excluded.is_public,
        at = excluded.at;
    return null;
end $$;

create or replace function note_concealment() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, was_public, is_public, at)
    select greatest((select change_number()), (select h.xid from change h where h.subject_id = c.id order by h.xid desc limit 1)),
           'CLAIM', c.id, 'CHANGED', c.published_at is not null, c.published_at is not null, new.updated_at
    from claims_naming(array(select s.id from source s where s.counts_as = new.id)) n join claim c on c.id = n.id
    where c.deleted_at is null and c.merged_into is null
    order by c.id
    on conflict (subject_id, xid) do nothing;
    return null;
end $$;

-- Of what happened to a thing before a day, the last stands for all: whoever reads from the beginning still meets it, as
-- created, and learns what the public saw before.
create function thin_changes(before timestamptz) returns bigint language sql as $$
    with old as (
        select xid, seq, subject_id, row_number() over (partition by subject_id order by xid desc, seq desc) as place
        from change where at < $1
    ), gone as (
        delete from change c using old o where c.xid = o.xid and c.seq = o.seq and o.place > 1
        returning c.subject_id, c.kind, c.was_public, c.is_public
    ), said as (
        select subject_id, bool_or(kind = 'CREATED') as created,
               bool_and(was_public) as began_public, bool_or(was_public or is_public) as seen
        from gone group by subject_id
    ), kept as (
        update change k set
            kind = case when s.created and k.kind in ('CHANGED', 'PUBLISHED') then 'CREATED' else k.kind end,
            was_public = case when k.is_public then s.began_public else k.was_public or s.seen end
        from said s join old o on o.subject_id = s.subject_id and o.place = 1
        where k.xid = o.xid and k.seq = o.seq
    )
    select count(*) from gone
$$;
