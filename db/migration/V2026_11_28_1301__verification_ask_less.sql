-- What only the desk's findings are asked is not looked up for those of others, who have most of them.
create or replace function desk_keeps_its_rules() returns trigger language plpgsql as $$
declare
    by_desk constant boolean := (select desk from source where id = new.verifier_id);
    projected text;
    takes_back boolean;
    leaves boolean;
    broken text;
begin
    if not by_desk then
        broken := case when new.needs_sign_off then 'verification_of_others' end;
    else
        -- of one aspect only, it amounts to less (org.claimbook.verification.Aspect)
        projected := case
            when new.aspect is null then new.status
            when new.status in ('CONFIRMED', 'CORROBORATED') then 'PARTLY_CONFIRMED'
            when new.status = 'REFUTED' then 'MIXED'
            else new.status end;
        takes_back := exists (
            select from verification v join sign_off s on s.verification_id = v.id
            where v.id = new.voids_id and v.status in ('CONFIRMED', 'REFUTED'));
        leaves := exists (
            select from claim c join verification v on v.id = c.status_verification_id
            where c.id = new.read_by and v.verifier_id = new.verifier_id
              and c.status in ('CONFIRMED', 'REFUTED') and c.status <> projected);
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

-- As before, without turning the whole row into JSON to find one column of it.
create or replace function shown_finding_is_its_own() returns trigger language plpgsql as $$
declare
    showing uuid;
begin
    if tg_table_name = 'claim' then
        showing := new.id;
    else
        showing := new.claim_id;
    end if;
    if not exists (
        select from verification v
        where v.id = new.status_verification_id and showing in (v.claim_id, v.read_by)
    ) then
        raise exception 'the finding is not one of this claim'
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
