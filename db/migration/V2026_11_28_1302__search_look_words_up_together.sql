-- Words of all claims that a transaction has written are looked up together when it commits: most of the time that an import
-- took went into looking them up claim by claim, where each time began with the whole apparatus of a query of thirty steps.
-- Each step is fenced in ("offset 0") and led to by an index: without statistics, as in a new database, or with those of a
-- table that was small, the planner would read whole tables for each claim.
create function claims_words_of(claims uuid[], as_of timestamptz)
    returns table (claim_id uuid, config regconfig, words tsvector) language sql stable parallel safe
    set enable_seqscan = off as $$
    with recursive part (reader, id) as (
        select id, id from unnest($1) as wanted (id)
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
    from unnest($1) as wanted (id)
    cross join lateral (select id, statement, search_config(language) as config from claim where claim.id = wanted.id offset 0) c
    left join joined j on j.reader = c.id
$$;

-- Of one claim, as before.
create or replace function claim_words_of(claim uuid, as_of timestamptz) returns tsvector
    language sql stable parallel safe as $$
    select words from claims_words_of(array[$1], $2)
$$;

alter table claim_words
    -- the claim's version and the transaction in which these were looked up: once is enough for both
    add column version bigint not null default -1,
    add column xid bigint not null default 0;

create or replace function claim_words_follow() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    this constant bigint := pg_current_xact_id()::text::bigint;
begin
    if exists (
        select from claim_words w join claim c on c.id = w.claim_id
        where w.claim_id = new.id and w.xid = this and w.version = c.version
    ) then
        return null;
    end if;
    insert into claim_words (claim_id, config, words, version, xid)
    select w.claim_id, w.config, w.words, c.version, this
    from claims_words_of(array(
            select subject_id from change where xid = (select change_number()) and subject = 'CLAIM'
            union select new.id), null) w
    join claim c on c.id = w.claim_id
    on conflict (claim_id) do update set
        config = excluded.config, words = excluded.words, version = excluded.version, xid = excluded.xid;
    return null;
end $$;

create or replace function claim_words_follow_source() returns trigger language plpgsql as $$
begin
    with spoken as materialized (
        select id from source where id = new.id or counts_as = new.id
    ), named (id) as (
        select a.read_by from spoken s join hop h on h.source_id = s.id join appearance a on a.id = h.appearance_id
        union select v.read_by from spoken s join verification v on v.verifier_id = s.id
        union select r.read_by from spoken s join response r on r.party_id = s.id
        order by 1
    )
    update claim_words w set words = said.words
    from claims_words_of(array(select id from named), null) said where said.claim_id = w.claim_id;
    return null;
end $$;

-- The same for what finds similar claims: of all claims that a statement adds.
create function note_statements(claims uuid[]) returns void language plpgsql set enable_seqscan = off as $$
begin
    insert into statement_words
        select c.id, w.words, coalesce((select sum(cardinality(positions)) from unnest(w.words)), 0)
        from claim c cross join lateral (select similar_words(c.statement) as words offset 0) w
        where c.id = any($1) and c.deleted_at is null and c.merged_into is null
        on conflict (claim_id) do update set words = excluded.words, length = excluded.length;
    insert into statement_vector (claim_id, edition)
        select c.id, 1 from claim c
        where c.id = any($1) and c.deleted_at is null and c.merged_into is null and reads_as_english(c.statement, c.language)
        on conflict (claim_id) do update set edition = statement_vector.edition + 1, taken_at = null, vector = null;
end $$;

create or replace function note_words() returns trigger language plpgsql as $$
begin
    if new.deleted_at is not null or new.merged_into is not null then
        delete from statement_words where claim_id = new.id;
        delete from statement_vector where claim_id = new.id;
        return null;
    end if;
    if not reads_as_english(new.statement, new.language) then
        delete from statement_vector where claim_id = new.id;
    end if;
    perform note_statements(array[new.id]);
    return null;
end $$;

create function note_new_words() returns trigger language plpgsql as $$
begin
    perform note_statements(array(select id from added));
    return null;
end $$;

drop trigger claim_noted on claim;
create trigger claim_noted after insert on claim referencing new table as added
    for each statement execute function note_new_words();
