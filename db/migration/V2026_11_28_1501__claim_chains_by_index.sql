-- As before, led from each hop to those beside it: without statistics the planner went through all sources for each.
create or replace function chains_begin() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from added h
        cross join lateral (select counts_as from source where id = h.source_id offset 0) own
        cross join lateral (
            select source_id from hop
            where appearance_id = h.appearance_id and position in (h.position - 1, h.position + 1) offset 0) beside
        cross join lateral (select counts_as from source where id = beside.source_id offset 0) s
        where s.counts_as = own.counts_as
    ) then
        raise exception 'a source does not pass something on to itself'
            using errcode = 'check_violation', constraint = 'hop_twice_in_a_row', table = 'hop';
    end if;
    perform keep_chains(array(select distinct appearance_id from added));
    return null;
end $$;
