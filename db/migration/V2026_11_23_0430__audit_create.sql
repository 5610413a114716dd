-- Tables that are only ever added to attach this function:
--     create trigger t_insert_only before update or delete on t for each row execute function refuse_change();
--     create trigger t_no_truncate before truncate on t for each statement execute function refuse_change();
-- A SQLSTATE of its own, so that nobody mistakes it for a foreign key that says no.
create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is insert-only', tg_table_name using errcode = 'IO001';
end
$$;

-- Who did what, when and why. No foreign keys: the audit outlives the users and what they changed.
create table audit_event (
    id           uuid primary key,
    -- order within one subject; the clocks of two machines may differ
    seq          bigint generated always as identity unique,
    at           timestamptz not null,
    actor_id     uuid,
    actor        text        not null check (actor <> ''),
    -- the closed sets are closed in code: a room that comes later brings its own
    action       text        not null check (action ~ '^[A-Z][A-Z_]*$'),
    subject_kind text        not null check (subject_kind ~ '^[A-Z][A-Z_]*$'),
    subject_id   uuid        not null,
    claim_id     uuid,
    note         text,
    request_id   text,
    changes      jsonb       not null check (jsonb_typeof(changes) = 'object')
);

create index audit_event_claim on audit_event (claim_id, seq) where claim_id is not null;
create index audit_event_subject on audit_event (subject_id, seq);

create trigger audit_event_insert_only before update or delete on audit_event
    for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function refuse_change();
