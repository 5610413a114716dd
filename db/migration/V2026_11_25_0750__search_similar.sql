-- Has this been recorded already? Words decide who is looked at, words and sense who comes first (decision 35).

-- The words of a statement, by the rules of English whatever its language, since the one who asks names none (other
-- languages keep their words, English stop words apart). Addresses and the "(@handle) date" that ends a quoted post say
-- nothing; tags and handles are read whole and in their parts, numbers without commas. "offset 0" keeps the planner from
-- writing an expression out wherever it is used.
create function similar_words(text) returns tsvector language sql immutable parallel safe as $$
    select search_words('pg_catalog.english', regexp_replace(parted, '(?<=\d),(?=\d{3})', '', 'g'))
    from (select regexp_replace($1,
        '(https?://|pic\.twitter\.com/|www\.)\S*|\(\s*@\w{1,30}\s*\)(\s*[a-z]+ \d{1,2}, \d{4})?\s*"?\s*$', ' ', 'gi')
        as bare offset 0) a,
    lateral (select bare || case when bare ~ '[#@]\w' then (
        select ' ' || string_agg(
            regexp_replace(replace(tag[1], '_', ' '), '([[:lower:]])([[:upper:][:digit:]])', '\1 \2', 'g'), ' ')
        from regexp_matches(bare, '[#@](\w+)', 'g') tag) else '' end as parted offset 0) b
$$;

-- Whether the sentence model, which reads English, can make sense of it: nobody said that it is another language, and most
-- of it is no other script.
create function reads_as_english(statement text, language text) returns boolean language sql immutable parallel safe as $$
    select case when language is null then
            2 * char_length(regexp_replace(statement, '[\u0000-\u036f\u1e00-\u2bff]', '', 'g')) < char_length(statement)
        else language ~* '^en(-|$)' end
$$;

create table statement_words (
    claim_id uuid primary key references claim,
    words tsvector not null,
    length int not null
);

-- claims that share a rare word; written at once, so that a search does not read a list of what is pending
create index statement_words_word on statement_words using gin (words) with (fastupdate = off);

-- The sense of an English statement as numbers, computed after it was recorded; null: not yet. `edition` counts the
-- statements that it was of, so that a vector of an older one is not kept; `taken_at` says since when somebody computes it.
create table statement_vector (
    claim_id uuid primary key references claim,
    edition int not null,
    taken_at timestamptz,
    vector bytea,
    constraint statement_vector_length check (octet_length(vector) = 384)
);

-- what is to be computed next
create index statement_vector_missing on statement_vector (taken_at nulls first) where vector is null;

-- In how many claims a word is, and in all of them how many words: estimates, counted now and then, so that recording a
-- claim waits for nobody.
create table word_count (
    word text primary key,
    claims int not null
);

create table word_total (
    id int primary key,
    claims int not null,
    words bigint not null,
    counted_at timestamptz not null,
    constraint word_total_once check (id = 1)
);

-- Whoever records, edits, merges or deletes a claim: it is found, or not, from then on.
create function note_words() returns trigger language plpgsql as $$
begin
    if new.deleted_at is not null or new.merged_into is not null then
        delete from statement_words where claim_id = new.id;
        delete from statement_vector where claim_id = new.id;
        return null;
    end if;
    insert into statement_words
        select new.id, w.words, coalesce((select sum(cardinality(positions)) from unnest(w.words)), 0)
        from (select similar_words(new.statement) as words offset 0) w
        on conflict (claim_id) do update set words = excluded.words, length = excluded.length;
    if reads_as_english(new.statement, new.language) then
        insert into statement_vector (claim_id, edition) values (new.id, 1)
            on conflict (claim_id) do update set edition = statement_vector.edition + 1, taken_at = null, vector = null;
    else
        delete from statement_vector where claim_id = new.id;
    end if;
    return null;
end $$;

create trigger claim_noted after insert on claim
    for each row execute function note_words();
create trigger claim_noted_again after update on claim
    for each row when ((old.statement, old.language, old.deleted_at, old.merged_into)
        is distinct from (new.statement, new.language, new.deleted_at, new.merged_into))
    execute function note_words();

-- what was recorded before
insert into statement_words
    select id, words, coalesce((select sum(cardinality(positions)) from unnest(words)), 0)
    from (select id, similar_words(statement) as words from claim where deleted_at is null and merged_into is null offset 0) c;
insert into statement_vector (claim_id, edition)
    select id, 1 from claim where deleted_at is null and merged_into is null and reads_as_english(statement, language);
