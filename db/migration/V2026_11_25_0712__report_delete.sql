-- Deletion is soft: a report stays, with its revisions, for the past in which it was quoted. Its address is free again.
alter table report add column deleted_at timestamptz;

drop index report_url;
create unique index report_url on report (url) where deleted_at is null;

-- The claims that refer to a report now: what was removed, or belongs to a deleted claim, is of the past.
create function report_referred_by(report uuid) returns table (id uuid) language sql stable as $$
    select a.read_by from appearance a join claim c on c.id = a.read_by
    where a.report_id = $1 and a.removed_at is null and c.deleted_at is null
    union all
    select v.read_by from verification v where v.report_id = $1
$$;

-- The claims, reports and sources that refer to a source now; what was merged into it is below it.
create function source_referred_by(source uuid) returns table (id uuid) language sql stable as $$
    select a.read_by from hop h join appearance a on a.id = h.appearance_id join claim c on c.id = a.read_by
    where h.source_id = $1 and a.removed_at is null and c.deleted_at is null
    union all
    select v.read_by from verification v where v.verifier_id = $1
    union all
    select r.read_by from response r join claim c on c.id = r.read_by
    where (r.party_id = $1 or r.asked_by_id = $1) and c.deleted_at is null
    union all
    select p.id from report p where (p.publisher_id = $1 or p.credit_id = $1) and p.deleted_at is null
    union all
    select s.id from source s where s.parent_id = $1 and s.deleted_at is null
$$;

create function report_deleting() returns trigger language plpgsql as $$
begin
    if exists (select from report_referred_by(new.id)) then
        raise exception 'something refers to the report'
            using errcode = 'check_violation', constraint = 'report_deleted_unreferred', table = 'report';
    end if;
    return new;
end $$;

create trigger report_deleting before update of deleted_at on report
    for each row when (new.deleted_at is not null and old.deleted_at is null) execute function report_deleting();

create function source_deleting() returns trigger language plpgsql as $$
begin
    if exists (select from source_referred_by(new.id)) then
        raise exception 'something refers to the source'
            using errcode = 'check_violation', constraint = 'source_deleted_unreferred', table = 'source';
    end if;
    return new;
end $$;

create trigger source_deleting before update of deleted_at on source
    for each row when (new.deleted_at is not null and old.deleted_at is null) execute function source_deleting();
