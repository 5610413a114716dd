-- The beginnings of words, all of them: what people type until they see what they look for.
create function fold_beginnings(words text) returns tsquery language sql immutable parallel safe return (
    select string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
    from unnest(tsvector_to_array(fold_words(words))) word);

-- A source is found by words of its name, its other names and its description. The body is bound to what it calls, so that
-- the index can be rebuilt without a search path.
create function source_words(name text, aliases text[], description text) returns tsvector
    language sql immutable parallel safe
    return fold_words(concat_ws(' ', name, array_to_string(aliases, ' '), description));

-- GET /sources?q=
create index source_by_words on source using gin (source_words(name, aliases, description));

-- GET /sources?kind=, ?disclosure=, ?family= in the order of the list
create index source_by_kind on source (kind, left(coalesce(name, description), 200), id);
create index source_by_disclosure on source (disclosure, left(coalesce(name, description), 200), id);
create index source_by_family on source (family_id, left(coalesce(name, description), 200), id);
drop index source_family;
