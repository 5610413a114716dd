-- Words of a claim, kept ready to be searched: its statement, quotes, wordings and the names of public sources, each claim
-- by the rules of its own language. One document per claim, so that "grenade reuters" finds what Reuters reported of a
-- grenade, and "-reuters" leaves out what it reported.

-- The rules of a language (BCP 47); `simple` knows no stems and no stop words. Arabic, Chinese, Japanese and Korean need
-- none: see search_pairs.
create function search_config(language text) returns regconfig language sql immutable parallel safe as $$
    select case lower(split_part(language, '-', 1))
        when 'ca' then 'pg_catalog.catalan'::regconfig
        when 'da' then 'pg_catalog.danish'::regconfig
        when 'de' then 'pg_catalog.german'::regconfig
        when 'el' then 'pg_catalog.greek'::regconfig
        when 'en' then 'pg_catalog.english'::regconfig
        when 'es' then 'pg_catalog.spanish'::regconfig
        when 'et' then 'pg_catalog.estonian'::regconfig
        when 'eu' then 'pg_catalog.basque'::regconfig
        when 'fi' then 'pg_catalog.finnish'::regconfig
        when 'fr' then 'pg_catalog.french'::regconfig
        when 'ga' then 'pg_catalog.irish'::regconfig
        when 'hi' then 'pg_catalog.hindi'::regconfig
        when 'hu' then 'pg_catalog.hungarian'::regconfig
        when 'hy' then 'pg_catalog.armenian'::regconfig
        when 'id' then 'pg_catalog.indonesian'::regconfig
        when 'it' then 'pg_catalog.italian'::regconfig
        when 'lt' then 'pg_catalog.lithuanian'::regconfig
        when 'nb' then 'pg_catalog.norwegian'::regconfig
        when 'ne' then 'pg_catalog.nepali'::regconfig
        when 'nl' then 'pg_catalog.dutch'::regconfig
        when 'nn' then 'pg_catalog.norwegian'::regconfig
        when 'no' then 'pg_catalog.norwegian'::regconfig
        when 'pt' then 'pg_catalog.portuguese'::regconfig
        when 'ro' then 'pg_catalog.romanian'::regconfig
        when 'ru' then 'pg_catalog.russian'::regconfig
        when 'sr' then 'pg_catalog.serbian'::regconfig
        when 'sv' then 'pg_catalog.swedish'::regconfig
        when 'ta' then 'pg_catalog.tamil'::regconfig
        when 'tr' then 'pg_catalog.turkish'::regconfig
        when 'yi' then 'pg_catalog.yiddish'::regconfig
        else 'pg_catalog.simple'::regconfig end
$$;

-- One case, no accents on Latin and Greek letters, no vowel signs in Arabic and Hebrew. Accents that make another letter
-- (Cyrillic й, Japanese が) stay.
create function search_fold(text) returns text language sql immutable parallel safe as $$
    select case when octet_length($1) = char_length($1) then lower($1 collate pg_c_utf8)
        else replace(replace(replace(
            translate(
                lower(normalize(regexp_replace(regexp_replace(normalize($1, nfkd),
                    U&'([A-Za-z\00c0-\024f\0370-\03ff])[\0300-\036f]+', '\1', 'g'),
                    U&'[\0591-\05bd\05bf-\05c7\0610-\061a\0640\064b-\065f\0670\06d6-\06ed]', '', 'g'), nfc) collate pg_c_utf8),
                U&'\00f8\0142\0111\0127\0131\0167\0451\0649\0629', U&'oldhit\0435\064a\0647'),
            U&'\00df', 'ss'), U&'\00e6', 'ae'), U&'\0153', 'oe') end
$$;

-- Letters of scripts whose words are not told apart by blanks, or grow articles and particles: kana, Han, Hangul, Arabic,
-- Thai, Lao, Burmese, Khmer.
create function search_unspaced() returns text language sql immutable parallel safe as $$
    select U&'\0620-\064a\066e-\06d3\06fa-\06ff\0750-\077f\08a0-\08ff\0e00-\0eff\1000-\109f\1780-\17ff\3040-\312f\3400-\4dbf\4e00-\9fff\ac00-\d7af\f900-\faff\+020000-\+03134f'
$$;

-- Such letters in overlapping pairs, so that any stretch of them is found as a phrase of pairs: 北朝鮮 is 北朝 朝鮮.
-- Between them stand the given quotes.
create function search_pairs(folded text, quote text) returns text language sql immutable parallel safe as $$
    select case when folded !~ ('[' || search_unspaced() || ']') then folded else (
        select string_agg(
            case when part[1] ~ ('^[' || search_unspaced() || ']')
                then quote || (
                    select string_agg(substr(part[1], at, 2), ' ' order by at)
                    from generate_series(1, greatest(char_length(part[1]) - 1, 1)) at) || quote
                else part[1] end,
            ' ' order by place)
        from regexp_matches(folded, '[' || search_unspaced() || ']+|[^' || search_unspaced() || ']+', 'g')
            with ordinality as parts (part, place)) end
$$;

-- What stands between words. PostgreSQL's own parser would keep "and/or", addresses and signs together, and in a database
-- of the C locale takes everything beyond ASCII for a letter.
create function search_blank(folded text, keep text) returns text language sql immutable parallel safe as $$
    select regexp_replace(folded,
        '[^' || keep || U&'0-9a-z\00aa-\02af\0300-\055f\0561-\0588\0591-\05bd\05bf\05c1-\05c2\05c4-\05c5\05c7-\05f2\0610-\061a\0620-\0669\066e-\06d3\06d5-\06ff\0700-\1fff\2c00-\2dff\3005-\3007\3021-\3029\3031-\3035\3038-\303c\3040-\ff9f\+010000-\+01efff\+020000-\+03134f]+', ' ', 'g')
$$;

-- The words of a text that is not ASCII; single letters of unspaced scripts at the end, for a query of one letter.
create function search_letters(text) returns text language sql immutable strict parallel safe as $$
    select case when plain !~ ('[' || search_unspaced() || ']') then plain else search_pairs(plain, '') || ' ' || (
        select string_agg(distinct letter[1], ' ') from regexp_matches(plain, '[' || search_unspaced() || ']', 'g') letter) end
    from search_blank(search_fold($1), '') plain
$$;

create function search_words(config regconfig, text) returns tsvector language sql immutable strict parallel safe as $$
    select to_tsvector(config, case when octet_length($2) = char_length($2)
        then regexp_replace(lower($2 collate pg_c_utf8), '[^0-9a-z]+', ' ', 'g') else search_letters($2) end)
$$;

-- Words as people type them into a search box: "quoted", or, -without. Empty where they are but stop words, also such as
-- folding would hide (für); for claims of no known language those of English.
create function search_query(config regconfig, text) returns tsquery language sql immutable parallel safe as $$
    with typed as (
        select translate($2, U&'\201c\201d\201e\201f\00ab\00bb\ff02', '"""""""') as words
    ), marked as (
        -- a hyphen within a word is none that excludes
        select regexp_replace(regexp_replace(search_blank(search_fold(words), '-"'), '(?<=[^[:space:]])-', ' ', 'g'),
            '-(?![^[:space:]-])', ' ', 'g') as words
        from typed
    ), parsed as (
        select string_agg(
            case when place % 2 = 0 then '"' || search_pairs(part, '') || '"' else search_pairs(part, '"') end,
            ' ' order by place) as words
        from marked, regexp_split_to_table(words, '"') with ordinality as parts (part, place)
    )
    select case
        when numnode(websearch_to_tsquery(stops.config, typed.words)) = 0 then to_tsquery('pg_catalog.simple', '')
        else websearch_to_tsquery($1, parsed.words) end
    from typed, parsed,
        (select case $1 when 'pg_catalog.simple'::regconfig then 'pg_catalog.english'::regconfig else $1 end as config) stops
$$;

-- The same, but only where the words carry one of the weights.
create function search_within(tsquery, weights text) returns tsquery language sql immutable parallel safe as $$
    select regexp_replace($1::text, $r$('(?:[^']|'')*')$r$, '\1:' || weights, 'g')::tsquery
$$;

-- Weights say what a word stands in, and who may find it there: A the statement; B quotes, wordings and names that
-- everybody sees; C findings that wait, were taken back or take back; D appearances that were removed. As of a past day
-- there is no D: what was not there is left out.
create function claim_words_of(claim uuid, as_of timestamptz) returns tsvector language sql stable parallel safe as $$
    with this as (
        select id, statement, search_config(language) as config,
               -- with all that it reads, or will have read
               claims_read_at(array[id], coalesce(as_of, 'infinity')) as parts
        from claim where id = $1
    ), appeared as (
        select id, exact, removed_at is not null and (as_of is null or removed_at <= as_of) as removed
        from appearance where claim_id = any((select parts from this)::uuid[]) and (as_of is null or coalesce(revised_at, recorded_at) <= as_of)
    ), finding as (
        select v.wording, v.verifier_id,
               v.voids_id is not null
               or v.needs_sign_off and not exists (
                   select from sign_off o where o.verification_id = v.id and (as_of is null or o.signed_at <= as_of))
               or exists (
                   select from verification back where back.voids_id = v.id and (as_of is null or back.recorded_at <= as_of)
                   and (not back.needs_sign_off or exists (
                       select from sign_off o where o.verification_id = back.id and (as_of is null or o.signed_at <= as_of))))
               as inward
        from verification v where v.claim_id = any((select parts from this)::uuid[]) and (as_of is null or v.recorded_at <= as_of)
    ), answered as (
        select wording, party_id from response where claim_id = any((select parts from this)::uuid[]) and (as_of is null or recorded_at <= as_of)
    ), speaker (id, weight) as (
        select h.source_id, case when a.removed then 'D' else 'B' end from appeared a join hop h on h.appearance_id = a.id
        union select verifier_id, case when inward then 'C' else 'B' end from finding
        union select party_id, 'B' from answered
    ), piece (weight, words) as (
        select case when removed then 'D' else 'B' end, exact from appeared
        union all
        select case when a.removed then 'D' else 'B' end, h.wording from appeared a join hop h on h.appearance_id = a.id
        union all select case when inward then 'C' else 'B' end, wording from finding
        union all select 'B', wording from answered
        union all
        select case when c.published_at is null then 'C' else 'B' end, c.statement from claim c, this
        where c.id = any(this.parts) and c.id <> this.id
        union all
        select p.weight, concat_ws(' ', s.name, array_to_string(s.aliases, ' '))
        from speaker p join source named on named.id = p.id join source s on s.id = named.counts_as
        where s.disclosure = 'NAMED'
    ), joined as (
        select string_agg(words, ' ') filter (where weight = 'B') as b,
               string_agg(words, ' ') filter (where weight = 'C') as c,
               string_agg(words, ' ') filter (where weight = 'D' and as_of is null) as d
        from piece
    )
    select setweight(search_words(config, statement), 'A') || coalesce(setweight(search_words(config, b), 'B'), '')
        || coalesce(setweight(search_words(config, c), 'C'), '') || coalesce(setweight(search_words(config, d), 'D'), '')
    from this, joined
$$;

-- instead of one index for each kind of words
drop index claim_words, appearance_words, verification_words, source_words;
drop function fold_query(text);

create table claim_words (
    claim_id uuid primary key references claim,
    config regconfig not null,
    words tsvector not null
);

create function claim_words_follow() returns trigger language plpgsql as $$
begin
    insert into claim_words (claim_id, config, words)
    values (new.id, search_config(new.language), claim_words_of(new.id, null))
    on conflict (claim_id) do update set config = excluded.config, words = excluded.words
        where (claim_words.config, claim_words.words) is distinct from (excluded.config, excluded.words);
    return null;
end $$;

-- Every write to a claim or its children raises the claim's version; deferred, so that the children are there.
create constraint trigger claim_words_follow after insert or update on claim deferrable initially deferred
    for each row execute function claim_words_follow();

create function claim_words_follow_source() returns trigger language plpgsql as $$
begin
    with spoken as materialized (
        select id from source where id = new.id or counts_as = new.id
    ), named (id) as (
        select a.read_by from spoken s join hop h on h.source_id = s.id join appearance a on a.id = h.appearance_id
        union select v.read_by from spoken s join verification v on v.verifier_id = s.id
        union select r.read_by from spoken s join response r on r.party_id = s.id
        order by 1
    )
    update claim_words w set words = claim_words_of(w.claim_id, null) from named where named.id = w.claim_id;
    return null;
end $$;

create trigger claim_words_follow_source after update on source
    for each row when ((new.name, new.aliases, new.disclosure, new.counts_as)
        is distinct from (old.name, old.aliases, old.disclosure, old.counts_as))
    execute function claim_words_follow_source();

insert into claim_words (claim_id, config, words)
select id, search_config(language), claim_words_of(id, null) from claim;

-- GET /claims?q=...
create index claim_words_words on claim_words using gin (words) with (fastupdate = off);
