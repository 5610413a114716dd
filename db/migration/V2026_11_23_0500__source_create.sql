-- Who can say things. What identifies a confidential source is never in this table: it lies sealed in source_protected.
create table source (
    id uuid primary key,
    name text,
    kind text not null,
    description text,
    disclosure text not null,
    parent_id uuid references source,
    -- the topmost parent, kept by the triggers below so that reading never has to climb
    family_id uuid not null references source,
    country text,
    homepage text,
    handles text[] not null,
    same_as text[] not null,
    aliases text[] not null,
    folded_name text,
    folded_aliases text[] not null,
    desk boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint source_kind check (kind in ('PERSON', 'ORGANIZATION', 'OUTLET', 'ACCOUNT', 'DOCUMENT', 'UNKNOWN')),
    constraint source_disclosure check (disclosure in ('NAMED', 'UNNAMED', 'CONFIDENTIAL', 'UNDISCLOSED')),
    constraint source_named check ((disclosure = 'NAMED') = (name is not null)),
    constraint source_described check (disclosure = 'NAMED' or description is not null),
    constraint source_folded check ((name is null) = (folded_name is null)),
    constraint source_unidentified check (
        disclosure = 'NAMED'
        or (homepage is null and handles = '{}' and same_as = '{}' and aliases = '{}' and folded_aliases = '{}')
    ),
    constraint source_desk_named check (not desk or disclosure = 'NAMED'),
    constraint source_country check (country ~ '^[A-Z]{2}$')
);

create index source_parent on source (parent_id);
create index source_family on source (family_id);
create unique index source_name_once on source (folded_name, kind) where disclosure = 'NAMED';
create unique index source_one_desk on source (desk) where desk;
-- finding a source by one of its other names
create index source_by_alias on source using gin (folded_aliases);
-- the order of GET /sources
create index source_by_label on source (left(coalesce(name, description), 200), id);

create table source_protected (
    source_id uuid primary key references source,
    key_id text not null,
    salt text not null,
    sealed bytea not null,
    updated_at timestamptz not null
);

-- Two edits at once could close a circle that neither sees, or leave a child in a family that its parent has left:
-- whoever moves a source waits for all others who place one.
create function source_placed() returns trigger language plpgsql as $$
begin
    if new.parent_id is null then
        new.family_id := new.id;
        return new;
    end if;
    if tg_op = 'INSERT' then
        perform pg_advisory_xact_lock_shared(hashtext('source_parent'));
    end if;
    new.family_id := (select family_id from source where id = new.parent_id);
    return new;
end $$;

create trigger source_placed before insert on source
    for each row execute function source_placed();

create function source_moved() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('source_parent'));
    if exists (
        with recursive up (id) as (
            select new.parent_id
            union
            select s.parent_id from source s join up on s.id = up.id
        )
        select from up where up.id = new.id
    ) then
        raise exception 'a source cannot be its own ancestor'
            using errcode = 'check_violation', constraint = 'source_parent_acyclic', table = 'source';
    end if;
    new.family_id := coalesce((select family_id from source where id = new.parent_id), new.id);
    return new;
end $$;

create trigger source_moved before update of parent_id on source
    for each row when (new.parent_id is distinct from old.parent_id) execute function source_moved();

create function source_family_follows() returns trigger language plpgsql as $$
begin
    with recursive member (id) as (
        select new.id
        union
        select child.id from member join source child on child.parent_id = member.id
    )
    update source set family_id = new.family_id where id in (select id from member where id <> new.id);
    return null;
end $$;

create trigger source_family_follows after update of parent_id on source
    for each row when (new.family_id <> old.family_id) execute function source_family_follows();

-- A source as other things show it (org.claimbook.source.SourceLabel): the name of one that is not NAMED is its description.
create function source_label(s source) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', s.id, 'name', coalesce(s.name, s.description), 'kind', s.kind, 'disclosure', s.disclosure, 'desk', s.desk,
        'family', (
            select jsonb_build_object(
                'id', f.id, 'name', coalesce(f.name, f.description), 'known', f.disclosure in ('NAMED', 'CONFIDENTIAL'))
            from source f where f.id = s.family_id))
$$;
