-- Who is told of changes, and how far. The log of changes is the outbox: it is written by the transaction that changes.
create table webhook (
    id uuid primary key,
    owner_id uuid not null references app_user,
    url text not null,
    events text[] not null,
    -- as the address of the list has it
    filter text not null,
    -- what is before has been turned into deliveries
    told_xid bigint not null default change_horizon(),
    told_seq bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint webhook_url check (web_url(url)),
    constraint webhook_events check (
        events <@ array['CREATED', 'CHANGED', 'PUBLISHED', 'WITHDRAWN', 'MERGED', 'DELETED'] and cardinality(events) between 1 and 6),
    constraint webhook_filter check (char_length(filter) <= 4000)
);

create index webhook_owner on webhook (owner_id);

-- As source_protected: sealed, so that who has a copy of the database can sign nothing.
create table webhook_secret (
    webhook_id uuid primary key references webhook on delete cascade,
    key_id text not null,
    salt text not null,
    sealed bytea not null
);

-- What is to be told, was told, or could not be; not in which words, for a claim is told as it reads then.
create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook on delete cascade,
    -- the place of the change; of one claim one is told after the other
    xid bigint not null,
    seq bigint not null,
    claim_id uuid not null references claim,
    change text not null,
    into_id uuid references claim,
    changed_at timestamptz not null,
    state text not null,
    attempts int not null default 0,
    -- since when it is tried
    queued_at timestamptz not null,
    -- not before; while an instance is at it, when another may take it over
    next_at timestamptz not null,
    attempted_at timestamptz,
    -- what came of the last attempt
    answer int,
    failure text,
    constraint webhook_delivery_once unique (webhook_id, xid, seq),
    constraint webhook_delivery_change check (change in ('CREATED', 'CHANGED', 'PUBLISHED', 'WITHDRAWN', 'MERGED', 'DELETED')),
    constraint webhook_delivery_state check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    constraint webhook_delivery_failure check (failure in ('ANSWER', 'TIMEOUT', 'UNREACHABLE', 'NOT_ALLOWED', 'NO_SECRET'))
);

create index webhook_delivery_claim on webhook_delivery (claim_id);
create index webhook_delivery_into on webhook_delivery (into_id);
-- GET /webhooks/{id}/deliveries
create index webhook_delivery_of on webhook_delivery (webhook_id, id desc);
-- what is due, and whether something of the claim has to be told before
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'PENDING';
create index webhook_delivery_order on webhook_delivery (webhook_id, claim_id, xid, seq) where state = 'PENDING';
-- for the daily purge
create index webhook_delivery_over on webhook_delivery (attempted_at) where state <> 'PENDING';
