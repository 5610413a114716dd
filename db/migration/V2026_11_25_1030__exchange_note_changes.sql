-- What changed and in which order, for systems that keep a copy, and for telling webhooks: written by the transaction that
-- changes, so that nothing is committed without it. One row for each thing and transaction.
create table change (
    -- the transaction; of one thing never less than of its change before, so that a thing's changes stand in the order of
    -- their commits. What is below every transaction that still runs is complete: whoever has read as far misses nothing
    xid xid8 not null,
    seq bigint generated always as identity,
    subject text not null,
    subject_id uuid not null,
    kind text not null,
    into_id uuid,
    -- whether everybody saw it before and after
    was_public boolean not null,
    is_public boolean not null,
    at timestamptz not null,
    primary key (xid, seq),
    constraint change_once unique (subject_id, xid),
    constraint change_subject check (subject in ('CLAIM', 'REPORT', 'SOURCE', 'TOPIC', 'MEASURE')),
    constraint change_kind check (kind in ('CREATED', 'CHANGED', 'PUBLISHED', 'WITHDRAWN', 'MERGED', 'DELETED')),
    constraint change_into check ((kind = 'MERGED') = (into_id is not null))
);

-- GET /changes as the public reads it
create index change_public on change (xid, seq) where was_public or is_public;

-- A row as it is: which columns there are depends on the table.
create function change_public(subject text, row_now jsonb) returns boolean language sql immutable as $$
    select $1 = 'CLAIM' and $2 ->> 'published_at' is not null and $2 ->> 'deleted_at' is null and $2 ->> 'merged_into' is null
$$;

create function note_creation() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, was_public, is_public, at)
    select pg_current_xact_id(), tg_argv[0], id, 'CREATED', false, false, created_at from added order by id;
    return null;
end $$;

-- A transaction may have begun before another that has changed the same thing and is committed: then it takes that one's
-- number. Nobody has read so far, for it was running itself.
create function note_change() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, into_id, was_public, is_public, at)
    select greatest(pg_current_xact_id(), (select h.xid from change h where h.subject_id = b.id order by h.xid desc limit 1)),
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

create trigger claim_creation_logged after insert on claim referencing new table as added
    for each statement execute function note_creation('CLAIM');
create trigger claim_change_logged after update on claim referencing old table as before new table as after
    for each statement execute function note_change('CLAIM');
create trigger report_creation_logged after insert on report referencing new table as added
    for each statement execute function note_creation('REPORT');
create trigger report_change_logged after update on report referencing old table as before new table as after
    for each statement execute function note_change('REPORT');
create trigger source_creation_logged after insert on source referencing new table as added
    for each statement execute function note_creation('SOURCE');
create trigger source_change_logged after update on source referencing old table as before new table as after
    for each statement execute function note_change('SOURCE');
create trigger topic_creation_logged after insert on topic referencing new table as added
    for each statement execute function note_creation('TOPIC');
create trigger topic_change_logged after update on topic referencing old table as before new table as after
    for each statement execute function note_change('TOPIC');
create trigger measure_creation_logged after insert on measure referencing new table as added
    for each statement execute function note_creation('MEASURE');
create trigger measure_change_logged after update on measure referencing old table as before new table as after
    for each statement execute function note_change('MEASURE');

-- What is there already, as it is.
insert into change (xid, subject, subject_id, kind, into_id, was_public, is_public, at)
select pg_current_xact_id(), subject, id,
       case when merged_into is not null then 'MERGED' when deleted_at is not null then 'DELETED' else 'CREATED' end,
       merged_into, false, is_public, updated_at
from (
    select 'CLAIM' as subject, id, merged_into, deleted_at,
           published_at is not null and deleted_at is null and merged_into is null as is_public, updated_at from claim
    union all
    select 'REPORT', id, null, deleted_at, false, updated_at from report
    union all
    select 'SOURCE', id, merged_into, deleted_at, false, updated_at from source
    union all
    select 'TOPIC', id, merged_into, null, false, updated_at from topic
    union all
    select 'MEASURE', id, null, null, false, updated_at from measure
) thing
order by id;
