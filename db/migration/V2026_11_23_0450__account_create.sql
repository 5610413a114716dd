create table app_user (
    id         uuid primary key,
    -- no colon: HTTP Basic ends the name there
    username   text        not null check (username ~ '^[^:[:cntrl:]]{1,100}$' and username = btrim(username)),
    password   text,
    role       text        not null check (role in ('READER', 'EDITOR', 'REVIEWER', 'ADMIN')),
    rights     text[]      not null default '{}' check (rights <@ array ['SEE_CONFIDENTIAL']),
    enabled    boolean     not null,
    created_at timestamptz not null default now(),
    version    bigint      not null,
    constraint app_user_signs_in_with_a_password check (password is not null or not enabled)
);

-- "Mia" and "mia" are one person
create unique index app_user_username on app_user (lower(username));

-- What Claimbook does by itself, such as loading the sample, needs somebody to have done it. Cannot sign in.
insert into app_user (id, username, role, enabled, version)
values ('019a0000-0000-7000-8000-000000000001', 'claimbook', 'EDITOR', false, 0);
