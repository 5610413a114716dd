-- Spring Session's own tables (schema-postgresql.sql of 4.1), so that a restart or a second instance keeps people
-- signed in. Its times are milliseconds since 1970. The principal is the user's id.
create table spring_session (
    primary_id            char(36)     not null,
    session_id            char(36)     not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

-- for each request with a session
create unique index spring_session_ix1 on spring_session (session_id);
-- for removing those that have ended
create index spring_session_ix2 on spring_session (expiry_time);
-- for the list, and for ending all of a user's
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
