-- One source recorded twice: merged, it shows and counts as the other wherever it is named, and belongs to it: its parent
-- is what it was merged into, so that families and the refusal of circles hold for it and its children as they are.
-- A deleted source stays for the past in which it was named.
alter table source
    add column merged_into uuid references source,
    add column counts_as uuid references source,
    add column deleted_at timestamptz;

-- itself, or what it was merged into at last; kept by the triggers below so that reading never has to climb
update source set counts_as = id;
alter table source
    alter column counts_as set not null,
    add constraint source_merged_parent check (merged_into is null or parent_id is not distinct from merged_into),
    add constraint source_merged_counts check ((merged_into is null) = (counts_as = id)),
    add constraint source_merged_stays check (merged_into is null or deleted_at is null),
    add constraint source_desk_stays check (not desk or (merged_into is null and deleted_at is null));

create index source_merged_into on source (merged_into);
create index source_counts_as on source (counts_as);

-- a name is free again once its source is merged or deleted
drop index source_name_once;
create unique index source_name_once on source (folded_name, kind)
    where disclosure = 'NAMED' and merged_into is null and deleted_at is null;

create function source_counts() returns trigger language plpgsql as $$
begin
    new.counts_as := new.id;
    return new;
end $$;

create trigger source_counts before insert on source for each row execute function source_counts();

create function source_merging() returns trigger language plpgsql as $$
begin
    if old.merged_into is not null then
        raise exception 'a merged source stays merged'
            using errcode = 'check_violation', constraint = 'source_merged_once', table = 'source';
    end if;
    perform from source where id = new.merged_into and merged_into is null and deleted_at is null
        and disclosure = new.disclosure and not desk for share;
    if not found then
        raise exception 'a source is merged into one that is there and disclosed alike'
            using errcode = 'check_violation', constraint = 'source_merged_into_live', table = 'source';
    end if;
    new.counts_as := new.merged_into;
    return new;
end $$;

create trigger source_merging before update of merged_into on source
    for each row when (new.merged_into is distinct from old.merged_into) execute function source_merging();

create function source_counts_elsewhere() returns trigger language plpgsql as $$
begin
    update source set counts_as = new.counts_as where counts_as = new.id;
    return null;
end $$;

create trigger source_counts_elsewhere after update of merged_into on source
    for each row when (new.merged_into is distinct from old.merged_into) execute function source_counts_elsewhere();

-- As before, but a merged source is shown as what it was merged into.
create or replace function source_label(s source) returns jsonb language sql stable as $$
    select case when s.counts_as <> s.id then (select source_label(t) from source t where t.id = s.counts_as)
    else jsonb_build_object(
        'id', s.id, 'name', coalesce(s.name, s.description), 'kind', s.kind, 'disclosure', s.disclosure, 'desk', s.desk,
        'family', (
            select jsonb_build_object(
                'id', f.id, 'name', coalesce(f.name, f.description), 'known', f.disclosure in ('NAMED', 'CONFIDENTIAL'))
            from source f where f.id = s.family_id)) end
$$;

-- As before, but two that count as one are one.
create or replace function chain_is_in_order() returns trigger language plpgsql as $$
begin
    if exists (
        select from hop beside join source s on s.id = beside.source_id
        where beside.appearance_id = new.appearance_id and beside.position in (new.position - 1, new.position + 1)
            and s.counts_as = (
                select own.counts_as from hop h join source own on own.id = h.source_id
                where h.appearance_id = new.appearance_id and h.position = new.position)
    ) then
        raise exception 'a source does not pass something on to itself'
            using errcode = 'check_violation', constraint = 'hop_twice_in_a_row', table = 'hop';
    end if;
    return null;
end $$;
