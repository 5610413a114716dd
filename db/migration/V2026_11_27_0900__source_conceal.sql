-- The protected record is a resource of its own, edited on top of what was read.
alter table source_protected add column version bigint not null default 1;

-- A source may become confidential, and nothing else: what was said under a name or under none was not said so otherwise.
create or replace function disclosure_is_set_once() returns trigger language plpgsql as $$
begin
    raise exception 'a source becomes confidential, or stays as it is disclosed'
        using errcode = 'check_violation', constraint = 'source_disclosure_fixed', table = 'source';
end $$;

drop trigger source_disclosure_fixed on source;
create trigger source_disclosure_fixed after update of disclosure on source
    for each row when (new.disclosure <> old.disclosure and new.disclosure <> 'CONFIDENTIAL')
    execute function disclosure_is_set_once();

-- The claims that show what one of the sources is called.
create function claims_naming(sources uuid[]) returns table (id uuid) language sql stable as $$
    select a.read_by from hop h join appearance a on a.id = h.appearance_id where h.source_id = any($1)
    union
    select a.read_by from report p join appearance a on a.report_id = p.id
    where p.publisher_id = any($1) or p.credit_id = any($1)
    union
    select v.read_by from verification v where v.verifier_id = any($1)
    union
    select r.read_by from response r where r.party_id = any($1) or r.asked_by_id = any($1)
$$;

-- Systems that keep a copy of such claims read them again, though their own rows are as they were.
create function note_concealment() returns trigger language plpgsql as $$
begin
    insert into change (xid, subject, subject_id, kind, was_public, is_public, at)
    select greatest(pg_current_xact_id(), (select h.xid from change h where h.subject_id = c.id order by h.xid desc limit 1)),
           'CLAIM', c.id, 'CHANGED', c.published_at is not null, c.published_at is not null, new.updated_at
    from claims_naming(array(select s.id from source s where s.counts_as = new.id)) n join claim c on c.id = n.id
    where c.deleted_at is null and c.merged_into is null
    order by c.id
    on conflict (subject_id, xid) do nothing;
    return null;
end $$;

create trigger source_concealment_logged after update of disclosure on source
    for each row when (new.disclosure <> old.disclosure and new.counts_as = new.id)
    execute function note_concealment();
