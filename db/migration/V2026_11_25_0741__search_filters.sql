-- What the filters ask of a chain: who began it, who passed it on last (neither if they disown it), whether a source comes
-- back later. Kept, because looking for it would read every chain there is.
alter table appearance
    add column origin_id uuid references source,
    add column carrier_id uuid references source,
    add column circular boolean not null default false;

create function chain_of(appearance uuid, out origin_id uuid, out carrier_id uuid, out circular boolean)
    language sql stable as $$
    select (array_agg(case when standing <> 'DISOWNED' then counts_as end order by position))[1],
           (array_agg(case when standing <> 'DISOWNED' then counts_as end order by position desc))[1],
           count(distinct counts_as) < count(*)
    from hop join source on source.id = hop.source_id where appearance_id = $1
$$;

create function chain_changes() returns trigger language plpgsql as $$
begin
    update appearance a set origin_id = k.origin_id, carrier_id = k.carrier_id, circular = k.circular
    from chain_of(coalesce(new.appearance_id, old.appearance_id)) k
    where a.id = coalesce(new.appearance_id, old.appearance_id)
      and (a.origin_id, a.carrier_id, a.circular) is distinct from (k.origin_id, k.carrier_id, k.circular);
    return null;
end $$;

-- Deferred like the other rules of chains, until the chain is whole.
create constraint trigger hop_changes_chain after insert or update or delete on hop deferrable initially deferred
    for each row execute function chain_changes();

create function chains_count_elsewhere() returns trigger language plpgsql as $$
begin
    update appearance a set origin_id = k.origin_id, carrier_id = k.carrier_id, circular = k.circular
    from (select distinct appearance_id from hop where source_id = new.id) h cross join lateral chain_of(h.appearance_id) k
    where a.id = h.appearance_id;
    return null;
end $$;

create trigger source_chains_count_elsewhere after update of counts_as on source
    for each row when (new.counts_as <> old.counts_as) execute function chains_count_elsewhere();

update appearance a set origin_id = k.origin_id, carrier_id = k.carrier_id, circular = k.circular
from appearance b cross join lateral chain_of(b.id) k where b.id = a.id;

-- GET /claims?origin=..., ?carrier=..., ?circular=true, ?anchor=... where it is news
create index appearance_origin on appearance (origin_id);
create index appearance_carrier on appearance (carrier_id);
create index appearance_circular on appearance (read_by) where circular;
create index appearance_moved on appearance (anchor_state, read_by) where anchor_state <> 'ANCHORED';

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

-- GET /claims?overdue=true; ?response=...
create index response_waiting on response (due_at) where outcome = 'ASKED';
create index response_outcome on response (outcome, read_by);

-- The orders of the lists, without what is deleted. `created_at` lets a list as of a past day pass by what was not recorded
-- yet without fetching it.
drop index claim_changed;
create index claim_changed on claim (updated_at, id) include (created_at, merged_into) where deleted_at is null;
drop index claim_status_changed;
create index claim_status_changed on claim (status, updated_at, id) where deleted_at is null and merged_into is null;
-- GET /claims?language=en
create index claim_language on claim (lower(split_part(language, '-', 1)), updated_at, id) where deleted_at is null;
-- the queues: what waits for a second person, what others found differently, what is to be checked again, what somebody
-- has to do
create index claim_pending on claim (updated_at, id) where pending and deleted_at is null and merged_into is null;
create index claim_differs on claim (updated_at, id) where differs and deleted_at is null and merged_into is null;
create index claim_recheck on claim (recheck_at) where recheck_at is not null;
drop index claim_assignee;
create index claim_assignee on claim (assignee_id, updated_at, id);
