alter table verification
    add constraint verification_aspect_note_length check (char_length(aspect_note) <= 2000),
    add constraint verification_rationale check (char_length(rationale) <= 20000),
    add constraint verification_method check (char_length(method) <= 20000),
    add constraint verification_given_label check (char_length(given_label) <= 500),
    add constraint verification_url check (web_url(url));

alter table evidence
    add constraint evidence_position check (position between 0 and 99),
    add constraint evidence_title check (char_length(title) <= 1000),
    add constraint evidence_publisher check (char_length(publisher) <= 500),
    add constraint evidence_note check (char_length(note) <= 2000),
    add constraint evidence_url check (web_url(url)),
    add constraint evidence_archived_url check (web_url(archived_url));

-- Evidence belongs to its finding and is hashed with it: it comes in the same transaction or not at all. What we can see of
-- a transaction that is still in progress is our own.
create function evidence_comes_with_its_finding() returns trigger language plpgsql as $$
declare
    epochs constant bigint := 4294967296;
    now constant bigint := pg_current_xact_id()::text::bigint;
    written bigint := (select xmin::text::bigint from verification where id = new.verification_id);
begin
    written := written + now / epochs * epochs;
    if written - now > epochs / 2 then
        written := written - epochs;
    end if;
    if pg_xact_status(written::text::xid8) is distinct from 'in progress' then
        raise exception 'evidence comes with its finding'
            using errcode = 'check_violation', constraint = 'evidence_with_finding', table = 'evidence';
    end if;
    return new;
end $$;

create trigger evidence_with_finding before insert on evidence
    for each row execute function evidence_comes_with_its_finding();

-- What the newsroom asks of its own findings, as far as it shows in the rows (org.claimbook.verification.Guards). Whether
-- origins are separate does not: a CORROBORATED is left to the application.
create function desk_keeps_its_rules() returns trigger language plpgsql as $$
declare
    by_desk constant boolean := (select desk from source where id = new.verifier_id);
    -- of one aspect only, it amounts to less (org.claimbook.verification.Aspect)
    projected constant text := case
        when new.aspect is null then new.status
        when new.status in ('CONFIRMED', 'CORROBORATED') then 'PARTLY_CONFIRMED'
        when new.status = 'REFUTED' then 'MIXED'
        else new.status end;
    takes_back constant boolean := exists (
        select from verification v join sign_off s on s.verification_id = v.id
        where v.id = new.voids_id and v.status in ('CONFIRMED', 'REFUTED'));
    leaves constant boolean := exists (
        select from claim c join verification v on v.id = c.status_verification_id
        where c.id = new.read_by and v.verifier_id = new.verifier_id
          and c.status in ('CONFIRMED', 'REFUTED') and c.status <> projected);
    broken text;
begin
    if not by_desk then
        broken := case when new.needs_sign_off then 'verification_of_others' end;
    else
        broken := case
            when new.status is null and new.voids_id is null then 'verification_desk_finds'
            when (takes_back or leaves) and (new.rationale ~ '\S') is not true then 'verification_correction'
            when (new.status in ('CONFIRMED', 'REFUTED') or takes_back or leaves) and not new.needs_sign_off
                then 'verification_second_person' end;
    end if;
    if broken is not null then
        raise exception 'the desk keeps its own rules: %', broken
            using errcode = 'check_violation', constraint = broken, table = 'verification';
    end if;
    return new;
end $$;

-- after verification_read_by: triggers go by name
create trigger verification_rules_of_desk before insert on verification
    for each row execute function desk_keeps_its_rules();

create function desk_has_evidence() returns trigger language plpgsql as $$
begin
    if (select desk from source where id = new.verifier_id) and not exists (
        select from evidence
        where verification_id = new.id and stance = case new.status when 'CONFIRMED' then 'SUPPORTS' else 'CONTRADICTS' end
    ) then
        raise exception 'the desk confirms and refutes with evidence'
            using errcode = 'check_violation', constraint = 'verification_evidence', table = 'verification';
    end if;
    return null;
end $$;

-- Deferred: evidence is written after its finding.
create constraint trigger verification_evidence after insert on verification deferrable initially deferred
    for each row when (new.status in ('CONFIRMED', 'REFUTED')) execute function desk_has_evidence();

create function reviewer_signs() returns trigger language plpgsql as $$
begin
    if not exists (select from app_user where id = new.signed_by and enabled and role in ('REVIEWER', 'ADMIN')) then
        raise exception 'a reviewer signs off'
            using errcode = 'check_violation', constraint = 'sign_off_reviewer', table = 'sign_off';
    end if;
    return new;
end $$;

create trigger sign_off_signed_by_reviewer before insert on sign_off
    for each row execute function reviewer_signs();

-- What a claim shows, or showed, is a finding of its own, or of a claim that was merged into it: no foreign key says that.
create function shown_finding_is_its_own() returns trigger language plpgsql as $$
declare
    showing constant uuid := coalesce(to_jsonb(new) ->> 'claim_id', to_jsonb(new) ->> 'id');
begin
    if not exists (
        select from verification v
        where v.id = new.status_verification_id and showing in (v.claim_id, v.read_by)
    ) then
        raise exception 'the finding is not one of this claim'
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

create trigger claim_shows_its_own before insert or update of status_verification_id on claim
    for each row when (new.status_verification_id is not null) execute function shown_finding_is_its_own();
create trigger status_period_shows_its_own before insert or update of status_verification_id on status_period
    for each row when (new.status_verification_id is not null) execute function shown_finding_is_its_own();
