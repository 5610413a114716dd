-- Words as people type them into a search box: "quoted", or, -without; accents make no difference.
create function fold_query(text) returns tsquery language sql immutable parallel safe as $$
    select websearch_to_tsquery('simple', regexp_replace(
        regexp_replace(translate(normalize($1, nfkd), U&'\201c\201d\201e', '"""'), U&'[\0300-\036f]', '', 'g'),
        U&'[\00a1\00ab\00bb\00bf\2000-\206f\3000-\303f]', ' ', 'g'))
$$;

-- words of a public source's name
create index source_words on source using gin (fold_words(name)) where disclosure = 'NAMED';
