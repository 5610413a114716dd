-- What holds of a chain is asked once for all hops that a statement adds, instead of for each of them when the transaction
-- ends: of two that stand beside each other, whichever comes later meets the other. Hops that are changed or removed are
-- judged at the end as before, since a chain is replaced hop by hop.

-- Who began each chain, who passed it on last (neither if they disown it), whether a source comes back later. Led by indexes
-- from chain to hop to source, whatever is counted: the plan of a table that was small is kept while it grows. A new appearance brings it along (org.claimbook.claim.Appearance), so that
-- most of the time there is nothing to write.
create function keep_chains(appearances uuid[]) returns void language sql set enable_seqscan = off as $$
    update appearance a set origin_id = k.origin_id, carrier_id = k.carrier_id, circular = k.circular
    from unnest($1) chain (id) cross join lateral (
        select (array_agg(case when h.standing <> 'DISOWNED' then s.counts_as end order by h.position))[1] as origin_id,
               (array_agg(case when h.standing <> 'DISOWNED' then s.counts_as end order by h.position desc))[1] as carrier_id,
               count(distinct s.counts_as) < count(*) as circular
        from hop h cross join lateral (select counts_as from source where id = h.source_id offset 0) s
        where h.appearance_id = chain.id offset 0) k
    where a.id = chain.id and a.id = any($1)
      and (a.origin_id, a.carrier_id, a.circular) is distinct from (k.origin_id, k.carrier_id, k.circular)
$$;

create or replace function chain_changes() returns trigger language plpgsql as $$
begin
    perform keep_chains(array[coalesce(new.appearance_id, old.appearance_id)]);
    return null;
end $$;

create or replace function chains_count_elsewhere() returns trigger language plpgsql as $$
begin
    perform keep_chains(array(select distinct appearance_id from hop where source_id = new.id));
    return null;
end $$;

drop function chain_of(uuid);

create function chains_begin() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (
        select from added h join source own on own.id = h.source_id
        join hop beside on beside.appearance_id = h.appearance_id and beside.position in (h.position - 1, h.position + 1)
        join source s on s.id = beside.source_id
        where s.counts_as = own.counts_as
    ) then
        raise exception 'a source does not pass something on to itself'
            using errcode = 'check_violation', constraint = 'hop_twice_in_a_row', table = 'hop';
    end if;
    perform keep_chains(array(select distinct appearance_id from added));
    return null;
end $$;

create trigger hop_added after insert on hop referencing new table as added
    for each statement execute function chains_begin();

drop trigger hop_in_order on hop;
create constraint trigger hop_in_order after update on hop deferrable initially deferred
    for each row execute function chain_is_in_order();

drop trigger hop_changes_chain on hop;
create constraint trigger hop_changes_chain after update or delete on hop deferrable initially deferred
    for each row execute function chain_changes();
