-- Which transaction wrote an event: what is below every transaction that still runs is complete, so it can be sealed without
-- anybody waiting, and an event that commits late has a place after those that are sealed. PostgreSQL has no BRIN for xid8.
alter table audit_event
    add column xid bigint not null default (pg_current_xact_id()::text::bigint) check (xid > 0);

-- next to nothing to keep up; events lie in the order they came in
create index audit_event_xid on audit_event using brin (xid) with (autosummarize = on);
create index audit_event_actor on audit_event (actor, seq);

-- Seals: each says which events it found, what they said, and which seal came before.
create table audit_batch (
    number bigint primary key,
    -- Events of an epoch have a greater seq than this. Where the database is restored into another server, transactions are
    -- numbered anew, and an epoch begins.
    epoch bigint not null,
    -- after this place, up to that one, in the order of (xid, seq)
    from_xid bigint not null,
    from_seq bigint not null,
    to_xid bigint not null,
    to_seq bigint not null,
    -- the greatest seq that is sealed by now
    greatest_seq bigint not null,
    -- one line for each event: its seq, and the SHA-256 of what it says
    events text not null,
    sealed_at timestamptz not null,
    previous text,
    hash text not null,
    constraint audit_batch_hash unique (hash),
    constraint audit_batch_form check (hash ~ '^[0-9a-f]{64}$'),
    constraint audit_batch_chain check ((previous is null) = (number = 1)),
    constraint audit_batch_range check ((from_xid, from_seq) <= (to_xid, to_seq))
);

create trigger audit_batch_insert_only before update or delete on audit_batch
    for each row execute function refuse_change();
create trigger audit_batch_no_truncate before truncate on audit_batch
    for each statement execute function refuse_change();

-- The newest seal, so that removing it shows.
create table audit_head (
    one boolean primary key default true check (one),
    number bigint not null,
    hash text not null
);
