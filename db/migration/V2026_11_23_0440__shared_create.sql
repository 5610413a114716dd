-- What was answered to a POST with an Idempotency-Key, so that it can be said again; kept for 24 hours.
create table idempotency_key (
    principal text not null check (principal <> ''),
    key text not null check (key ~ '^[!-~]{1,255}$'),
    request text not null check (request ~ '^[0-9a-f]{64}$'),
    status smallint not null check (status between 200 and 299),
    location text,
    etag text,
    content_type text,
    body text not null,
    created_at timestamptz not null,
    primary key (principal, key)
);

-- for the hourly purge
create index idempotency_key_created_at on idempotency_key (created_at);
