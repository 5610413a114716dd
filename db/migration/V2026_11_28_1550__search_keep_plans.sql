-- PostgreSQL takes an array that it does not know yet to have ten elements, and so planned these anew for every claim that was
-- recorded: a third of what recording one took. What it reads in a subquery it knows neither now nor then, and so keeps a plan.
create or replace function claims_words_of(claims uuid[], as_of timestamptz)
    returns table (claim_id uuid, config regconfig, words tsvector) language sql stable parallel safe
    set enable_seqscan = off as $$
    with recursive part (reader, id) as (
        select id, id from unnest((select $1)) as wanted (id)
        union
        -- with all that it reads, or will have read
        select part.reader, c.id
        from part cross join lateral (
            select id from claim where merged_into = part.id and merged_at <= coalesce($2, 'infinity') offset 0) c
    ), appeared as (
        select part.reader, a.*
        from part cross join lateral (
            select id, exact, case when removed_at is not null and ($2 is null or removed_at <= $2) then 'D' else 'B' end as weight
            from appearance
            where claim_id = part.id and ($2 is null or coalesce(revised_at, recorded_at) <= $2) offset 0) a
    ), passed as (
        select a.reader, a.weight, h.wording, h.source_id
        from appeared a cross join lateral (select wording, source_id from hop where appearance_id = a.id offset 0) h
    ), finding as (
        select part.reader, v.*
        from part cross join lateral (
            select v.wording, v.verifier_id, case
                when v.voids_id is not null
                  or v.needs_sign_off and not exists (
                      select from sign_off o where o.verification_id = v.id and ($2 is null or o.signed_at <= $2))
                  or exists (
                      select from verification back where back.voids_id = v.id and ($2 is null or back.recorded_at <= $2)
                      and (not back.needs_sign_off or exists (
                          select from sign_off o where o.verification_id = back.id and ($2 is null or o.signed_at <= $2))))
                then 'C' else 'B' end as weight
            from verification v where v.claim_id = part.id and ($2 is null or v.recorded_at <= $2) offset 0) v
    ), answered as (
        select part.reader, r.*
        from part cross join lateral (
            select wording, party_id from response where claim_id = part.id and ($2 is null or recorded_at <= $2) offset 0) r
    ), speaker (reader, id, weight) as (
        select reader, source_id, weight from passed
        union select reader, verifier_id, weight from finding
        union select reader, party_id, 'B' from answered
    ), piece (reader, weight, words) as (
        select reader, weight, exact from appeared
        union all select reader, weight, wording from passed
        union all select reader, weight, wording from finding
        union all select reader, 'B', wording from answered
        union all
        select part.reader, case when c.published_at is null then 'C' else 'B' end, c.statement
        from part cross join lateral (select published_at, statement from claim where id = part.id offset 0) c
        where part.id <> part.reader
        union all
        select p.reader, p.weight, s.words
        from speaker p cross join lateral (
            select disclosure, concat_ws(' ', name, array_to_string(aliases, ' ')) as words
            from source where id = (select counts_as from source named where named.id = p.id) offset 0) s
        where s.disclosure = 'NAMED'
    ), joined as (
        -- in an order of their own, so that the same pieces make the same words
        select reader, string_agg(words, ' ' order by words) filter (where weight = 'B') as b,
               string_agg(words, ' ' order by words) filter (where weight = 'C') as c,
               string_agg(words, ' ' order by words) filter (where weight = 'D' and $2 is null) as d
        from piece group by reader
    )
    select c.id, c.config,
           setweight(search_words(c.config, c.statement), 'A') || coalesce(setweight(search_words(c.config, j.b), 'B'), '')
           || coalesce(setweight(search_words(c.config, j.c), 'C'), '') || coalesce(setweight(search_words(c.config, j.d), 'D'), '')
    from unnest((select $1)) as wanted (id)
    cross join lateral (select id, statement, search_config(language) as config from claim where claim.id = wanted.id offset 0) c
    left join joined j on j.reader = c.id
$$;

create or replace function note_statements(claims uuid[]) returns void language plpgsql set enable_seqscan = off as $$
begin
    insert into statement_words
        select c.id, w.words, coalesce((select sum(cardinality(positions)) from unnest(w.words)), 0)
        from claim c cross join lateral (select similar_words(c.statement) as words offset 0) w
        where c.id = any((select $1)::uuid[]) and c.deleted_at is null and c.merged_into is null
        on conflict (claim_id) do update set words = excluded.words, length = excluded.length;
    insert into statement_vector (claim_id, edition)
        select c.id, 1 from claim c
        where c.id = any((select $1)::uuid[]) and c.deleted_at is null and c.merged_into is null and reads_as_english(c.statement, c.language)
        on conflict (claim_id) do update set edition = statement_vector.edition + 1, taken_at = null, vector = null;
end $$;

create or replace function keep_chains(appearances uuid[]) returns void language sql set enable_seqscan = off as $$
    update appearance a set origin_id = k.origin_id, carrier_id = k.carrier_id, circular = k.circular
    from unnest((select $1)) chain (id) cross join lateral (
        select (array_agg(case when h.standing <> 'DISOWNED' then s.counts_as end order by h.position))[1] as origin_id,
               (array_agg(case when h.standing <> 'DISOWNED' then s.counts_as end order by h.position desc))[1] as carrier_id,
               count(distinct s.counts_as) < count(*) as circular
        from hop h cross join lateral (select counts_as from source where id = h.source_id offset 0) s
        where h.appearance_id = chain.id offset 0) k
    where a.id = chain.id and a.id = any((select $1)::uuid[])
      and (a.origin_id, a.carrier_id, a.circular) is distinct from (k.origin_id, k.carrier_id, k.circular)
$$;
