-- Who comes from an issuer (OpenID Connect) is known by issuer and subject, and has no password here.
alter table app_user
    add column issuer  text check (issuer <> ''),
    add column subject text check (subject <> ''),
    add constraint app_user_issuer_names_a_subject check ((issuer is null) = (subject is null)),
    add constraint app_user_has_one_way_in check (issuer is null or password is null),
    drop constraint app_user_signs_in_with_a_password,
    add constraint app_user_has_a_way_in check (password is not null or issuer is not null or not enabled);

-- for each request with a JWT
create unique index app_user_subject on app_user (issuer, subject);

-- A token is 256 random bits, so one round of SHA-256 keeps it: nothing can be guessed.
create table api_token (
    id           uuid primary key,
    user_id      uuid        not null references app_user on delete cascade,
    name         text        not null check (name <> ''),
    role         text        not null check (role in ('READER', 'EDITOR', 'REVIEWER', 'ADMIN')),
    hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    -- to the minute, so that reading does not write each time
    last_used_at timestamptz,
    -- a revoked one stays: its use is somebody's, and the audit says whose
    revoked_at   timestamptz,
    constraint api_token_expires_later check (expires_at > created_at)
);

-- for each request with a token
create unique index api_token_hash on api_token (hash);
-- for the list, and for revoking all of a user's
create index api_token_user on api_token (user_id, id);
