-- The same assertion recorded twice: merged, one claim reads what was recorded for the other. Findings and responses are
-- never rewritten: each keeps the claim that it was recorded for, under which it is hashed.
alter table claim
    add column merged_into uuid references claim,
    add column merged_at timestamptz,
    add constraint claim_merged check ((merged_into is null) = (merged_at is null)),
    add constraint claim_merged_into_itself check (merged_into <> id),
    add constraint claim_merged_stays check (merged_into is null or deleted_at is null);

create index claim_merged_into on claim (merged_into);
-- GET /claims?asOf=...: what was merged by then
create index claim_merged_at on claim (merged_at) where merged_at is not null;

-- The claim that reads at an instant what was recorded for a claim: itself, unless it was merged by then.
create function claim_read_at(claim uuid, at timestamptz) returns uuid language sql stable parallel safe as $$
    with recursive up (id, step) as (
        select $1, 0
        union all
        select c.merged_into, up.step + 1 from up join claim c on c.id = up.id where c.merged_at <= $2
    )
    select id from up order by step desc limit 1
$$;

-- The claims for which was recorded what some claims read at an instant.
create function claims_read_at(claims uuid[], at timestamptz) returns uuid[] language sql stable parallel safe as $$
    with recursive part (id) as (
        select unnest($1)
        union
        select c.id from part join claim c on c.merged_into = part.id where c.merged_at <= $2
    )
    select array(select id from part)
$$;

-- Which claim reads it now, beside the claim for which it was recorded: kept by the triggers below, so that reading and
-- filtering never have to climb.
alter table appearance add column read_by uuid references claim;
update appearance set read_by = claim_id;
alter table appearance alter column read_by set not null;
create index appearance_read_by on appearance (read_by);

drop trigger response_insert_only on response;
alter table response add column read_by uuid references claim;
update response set read_by = claim_id;
alter table response alter column read_by set not null;
create index response_read_by on response (read_by);

drop trigger verification_insert_only on verification;
alter table verification add column read_by uuid references claim;
update verification set read_by = claim_id;
alter table verification alter column read_by set not null;
create index verification_read_by on verification (read_by);

create function read_by_its_claim() returns trigger language plpgsql as $$
begin
    new.read_by := new.claim_id;
    if exists (select from claim where id = new.claim_id and merged_into is not null) then
        new.read_by := claim_read_at(new.claim_id, 'infinity');
    end if;
    return new;
end $$;

create trigger appearance_read_by before insert on appearance for each row execute function read_by_its_claim();
create trigger response_read_by before insert on response for each row execute function read_by_its_claim();
create trigger verification_read_by before insert on verification for each row execute function read_by_its_claim();

-- What was recorded stays as it was recorded; only which claim reads it follows a merge.
create function refuse_change_but_reader() returns trigger language plpgsql as $$
declare
    reader uuid := new.read_by;
begin
    new.read_by := old.read_by;
    if new is distinct from old or reader = old.read_by or reader is distinct from claim_read_at(old.claim_id, 'infinity') then
        raise exception '% is insert-only', tg_table_name using errcode = 'IO001';
    end if;
    new.read_by := reader;
    return new;
end $$;

create trigger response_insert_only before update on response
    for each row execute function refuse_change_but_reader();
create trigger response_no_delete before delete on response
    for each row execute function refuse_change();
create trigger verification_insert_only before update on verification
    for each row execute function refuse_change_but_reader();
create trigger verification_no_delete before delete on verification
    for each row execute function refuse_change();

-- A claim is merged once, and into one that is not merged: so no loop can close. Two merges at once could each see the
-- other's claim as it was; whoever merges holds the target.
create function claim_merging() returns trigger language plpgsql as $$
begin
    if old.merged_into is not null then
        raise exception 'a merged claim stays merged'
            using errcode = 'check_violation', constraint = 'claim_merged_once', table = 'claim';
    end if;
    perform from claim where id = new.merged_into and merged_into is null and deleted_at is null for share;
    if not found then
        raise exception 'a claim is merged into one that is there'
            using errcode = 'check_violation', constraint = 'claim_merged_into_live', table = 'claim';
    end if;
    return new;
end $$;

create trigger claim_merging before update of merged_into on claim
    for each row when (new.merged_into is distinct from old.merged_into) execute function claim_merging();

create function claim_read_elsewhere() returns trigger language plpgsql as $$
begin
    update appearance set read_by = new.merged_into where read_by = new.id;
    update response set read_by = new.merged_into where read_by = new.id;
    update verification set read_by = new.merged_into where read_by = new.id;
    return null;
end $$;

create trigger claim_read_elsewhere after update of merged_into on claim
    for each row when (new.merged_into is distinct from old.merged_into) execute function claim_read_elsewhere();
