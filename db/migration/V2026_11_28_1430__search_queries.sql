-- What search_query read for one language, for all of them at once: what is typed is folded and taken apart once, not 29 times.
-- Words as people type them into a search box: "quoted", or, -without. No row for a language to which they are but stop words,
-- also such as folding would hide (für); for claims of no known language those of English.
drop function search_query(regconfig, text);

create function search_queries(text) returns table (config regconfig, query tsquery) language sql stable parallel safe rows 29 as $$
    with typed as materialized (
        select translate($1, U&'\201c\201d\201e\201f\00ab\00bb\ff02', '"""""""') as words
    ), marked as (
        -- a hyphen within a word is none that excludes
        select regexp_replace(regexp_replace(search_blank(search_fold(words), '-"'), '(?<=[^[:space:]])-', ' ', 'g'),
            '-(?![^[:space:]-])', ' ', 'g') as words
        from typed
    ), parsed as materialized (
        select string_agg(
            case when place % 2 = 0 then '"' || search_pairs(part, '') || '"' else search_pairs(part, '"') end,
            ' ' order by place) as words
        from marked, regexp_split_to_table(words, '"') with ordinality as parts (part, place)
    ), known as (
        select oid::regconfig as config,
               case oid when 'pg_catalog.simple'::regconfig then 'pg_catalog.english'::regconfig else oid::regconfig end as stops
        from pg_ts_config where cfgnamespace = 'pg_catalog'::regnamespace
    )
    select known.config, websearch_to_tsquery(known.config, parsed.words)
    from typed, parsed, known
    where numnode(websearch_to_tsquery(known.stops, typed.words)) > 0
$$;

-- As before; a text that is but ASCII has no accents to look for, letter by letter.
create or replace function search_even(text) returns text language sql immutable parallel safe as $$
    select case when octet_length($1) = char_length($1) then regexp_replace(lower($1 collate pg_c_utf8), '[^0-9a-z]', ' ', 'g')
    else regexp_replace(
        translate(lower($1 collate pg_c_utf8),
            'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłń'
            'ņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžſơưǎǐǒǔǖǘǚǜǟǡǣǧǩǫǭǯǰǵǹǻǽǿȁȃȅȇȉȋȍȏȑ'
            'ȓȕȗșțȟȧȩȫȭȯȱȳʹΐάέήίΰϊϋόύώϐϑϒϓϔϕϖϰϱϲϵιёىةآأإ',
            'aaaaaaceeeeiiiinoooooouuuuyyaaaccccddeeeeegggghhiiiiijklllln'
            'nnooorrrsssstttuuuuuuwyzzzsouaiouuuuuaaægkooʒjgnaæøaaeeiioor'
            'ruusthaeooooyʹιαεηιυιυουωβθΥΥΥφπκρςειеيهااا'),
        U&'[^[:alnum:]\0300-\036f\0900-\0dff]', ' ', 'g') end
$$;
