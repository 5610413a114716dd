-- Whether a source comes back later in a chain: kept, because looking for it would read every chain there is.
alter table appearance add column circular boolean not null default false;

update appearance a set circular = true
where exists (select from hop h where h.appearance_id = a.id group by h.source_id having count(*) > 1);

create function chain_circles() returns trigger language plpgsql as $$
declare
    chain constant uuid := coalesce(new.appearance_id, old.appearance_id);
    circles constant boolean := exists (
        select from hop where appearance_id = chain group by source_id having count(*) > 1);
begin
    update appearance set circular = circles where id = chain and circular <> circles;
    return null;
end $$;

-- Deferred like the other rules of chains; nothing comes back before the third hop.
create constraint trigger hop_circles after insert or update on hop deferrable initially deferred
    for each row when (new.position >= 2) execute function chain_circles();
create constraint trigger hop_circles_no_more after delete on hop deferrable initially deferred
    for each row when (old.position >= 2) execute function chain_circles();

-- The latest instant that a date can mean, as far as the instant by which it is known to be past
-- (org.claimbook.shared.PartialDate.latest).
create function latest_meant(at timestamptz, known text, recorded timestamptz) returns timestamptz
    language sql immutable parallel safe as $$
    select case known
        when 'INSTANT' then at
        when 'DAY' then least(recorded, (at at time zone 'UTC' + interval '1 day') at time zone 'UTC')
        when 'MONTH' then least(recorded, (at at time zone 'UTC' + interval '1 month') at time zone 'UTC')
        when 'YEAR' then least(recorded, (at at time zone 'UTC' + interval '1 year') at time zone 'UTC')
        else recorded end
$$;

-- What tells which response of a party is its newest (org.claimbook.response.Denials).
create function response_at(r response) returns timestamptz language sql immutable parallel safe as $$
    select case when r.responded_at is null then latest_meant(r.asked_at, r.asked_precision, r.recorded_at)
        else latest_meant(r.responded_at, r.responded_precision, r.recorded_at) end
$$;
