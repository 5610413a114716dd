-- Fills an empty database for the load benchmark: psql -v claims=1000000 -f fill.sql. Seeded, so that two runs agree.
-- Rows go past the triggers, which would take hours; what those keep is written here. The hashes of the findings are made up.
\set ON_ERROR_STOP on
set max_parallel_workers_per_gather = 0;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
begin;
set local session_replication_role = replica;
select setseed(0.42) \gset

create function pg_temp.id(text) returns uuid language sql immutable as $$ select md5($1)::uuid $$;

insert into app_user (id, username, role, enabled, version) values (pg_temp.id('user'), 'filler', 'EDITOR', false, 0);

-- 50,000 words; the n-th is as frequent as 1/n, as in any language
create function pg_temp.word(n int) returns text language sql immutable as $$
    select (array['b','d','f','g','k','l','m','n','p','r','s','t','v','z','st','tr','gr','pl','kr','sh'])[1 + n % 20]
        || (array['a','e','i','o','u'])[1 + n / 20 % 5]
        || (array['l','m','n','r','s','t','d','g','k','v'])[1 + n / 100 % 10]
        || (array['a','e','i','o','u'])[1 + n / 1000 % 5]
        || (array['n','r','l','s','t','m','ck','nd','x','v'])[1 + n / 5000 % 10]
$$;
create function pg_temp.sentence(length int) returns text language sql volatile as $$
    select string_agg(pg_temp.word(floor(power(50000, random()))::int - 1), ' ') || '.' from generate_series(1, length)
$$;

-- 5,000 sources; the first passes on every tenth claim
insert into source (id, name, kind, disclosure, family_id, handles, same_as, aliases, folded_name, folded_aliases, desk,
                    created_at, updated_at, version, counts_as)
select pg_temp.id('source ' || n), 'Source ' || n, (array['OUTLET','ORGANIZATION','PERSON','ACCOUNT'])[1 + n % 4], 'NAMED',
       pg_temp.id('source ' || n), '{}', '{}', '{}', 'source ' || n, '{}', false, '2025-01-01Z', '2025-01-01Z', 0,
       pg_temp.id('source ' || n)
from generate_series(1, 5000) n;
insert into topic (id, name, folded_name, created_at, updated_at, version)
select pg_temp.id('topic ' || n), 'Topic ' || n, 'topic ' || n, '2025-01-01Z', '2025-01-01Z', 0 from generate_series(1, 200) n;
insert into measure (id, name, folded_name, unit, created_at, updated_at, version)
select pg_temp.id('measure ' || n), 'Measure ' || n, 'measure ' || n, 'people', '2025-01-01Z', '2025-01-01Z', 0
from generate_series(1, 20) n;
insert into report (id, kind, title, publisher_id, url, language, status, revisions, created_at, updated_at, version)
select pg_temp.id('report ' || n), 'ARTICLE', pg_temp.sentence(6), pg_temp.id('source ' || (1 + n % 5000)),
       'https://news.example/' || n, 'en', 'USABLE', 1, '2025-01-01Z', '2025-01-01Z', 0
from generate_series(1, 20000) n;
insert into report_revision (report_id, number, kind, text, sha256, captured_at, recorded_at, recorded_by)
select pg_temp.id('report ' || n), 1, 'ORIGINAL', text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), '2025-01-01Z', '2025-01-01Z',
       pg_temp.id('user')
from (select n, pg_temp.sentence(120) as text from generate_series(1, 20000) n) texts;

-- One claim every 30 seconds; ids in that order, as UUIDv7 has them. Status and findings follow from the number.
create temp table made as
select n, lpad(to_hex(1735689600000 + n * 30000::bigint), 12, '0')::text as ms,
       '2025-01-01Z'::timestamptz + n * interval '30 seconds' as at,
       pg_temp.sentence(8 + floor(random() * 12)::int) as statement,
       pg_temp.sentence(6) as wording,
       case when random() < 0.1 then 1 else 2 + floor(random() * 4999)::int end as carrier,
       2 + floor(random() * 4999)::int as origin,
       2 + floor(random() * 4999)::int as verifier,
       (array[0,1,1,2,2,3])[1 + floor(random() * 6)::int] as findings,
       (array['UNVERIFIED','UNVERIFIED','UNVERIFIED','CONFIRMED','REFUTED','MIXED','PARTLY_CONFIRMED','NOT_CHECKABLE'])
           [1 + floor(random() * 8)::int] as found,
       random() < 0.1 as figure, random() < 0.5 as published
from generate_series(1, :claims) n;
create function pg_temp.made_id(ms text, kind text, n bigint) returns uuid language sql immutable as $$
    select (ms || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid
$$;

insert into claim (id, statement, kind, language, measure_id, figure_best, figure_unit, figure_qualifier, work_state, priority,
                   published_at, findings, last_hash, status, status_by, status_verification_id, pending, differs,
                   created_at, created_by, updated_at, version)
select pg_temp.made_id(ms, 'claim', n), statement, case when figure then 'FIGURE' else 'FACT' end, 'en',
       case when figure then pg_temp.id('measure ' || (1 + n % 20)) end, case when figure then n % 10000 end,
       case when figure then 'people' end, case when figure then 'ABOUT' end,
       (array['NEW','NEW','IN_PROGRESS','CLOSED'])[1 + n % 4], 'NORMAL', case when published then at end, findings,
       case when findings > 0 then md5('hash' || n || findings) || md5('hash' || n) end,
       case when findings = 0 then 'ATTRIBUTED' else found end,
       pg_temp.id('source ' || case when findings = 0 then carrier else verifier end),
       case when findings > 0 then pg_temp.made_id(ms, 'finding' || findings, n) end, false, false, at, pg_temp.id('user'), at, 0
from made order by n;
insert into claim_topic (claim_id, position, topic_id)
select pg_temp.made_id(ms, 'claim', n), 0, pg_temp.id('topic ' || (1 + n % 200)) from made;
insert into status_period (claim_id, valid_from, status, status_by, status_verification_id, pending, differs)
select id, created_at, status, status_by, status_verification_id, false, false from claim where created_by = pg_temp.id('user');
insert into appearance (id, claim_id, report_id, revision, exact, prefix, suffix, start_at, end_at, anchor_state, recorded_at, recorded_by,
                        read_by, origin_id, carrier_id)
select pg_temp.made_id(ms, 'appearance', n), pg_temp.made_id(ms, 'claim', n), pg_temp.id('report ' || (1 + n % 20000)), 1, 'x', '', '',
       n % 500, n % 500 + 1, 'ANCHORED', at, pg_temp.id('user'), pg_temp.made_id(ms, 'claim', n),
       pg_temp.id('source ' || origin), pg_temp.id('source ' || carrier)
from made;
insert into hop (appearance_id, position, source_id, verb, basis, channel, standing)
select pg_temp.made_id(ms, 'appearance', n), position, pg_temp.id('source ' || case position when 0 then origin else carrier end),
       case position when 0 then 'POSTED' else 'REPORTED' end, 'UNKNOWN',
       case position when 0 then 'SOCIAL_MEDIA' else 'ARTICLE' end, 'STATED'
from made, generate_series(0, 1) position where origin <> carrier or position = 0;
insert into verification (id, claim_id, seq, statement, status, verifier_id, wording, happened_at, happened_precision, recorded_at,
                          recorded_by, needs_sign_off, hash, read_by)
select pg_temp.made_id(ms, 'finding' || seq, n), pg_temp.made_id(ms, 'claim', n), seq, statement, found,
       pg_temp.id('source ' || verifier), wording, date_trunc('day', at, 'UTC'), 'DAY', at, pg_temp.id('user'), false,
       md5('hash' || n || seq) || md5('hash' || n), pg_temp.made_id(ms, 'claim', n)
from made, generate_series(1, findings) seq;
insert into audit_event (id, at, actor_id, actor, action, subject_kind, subject_id, claim_id, changes)
select pg_temp.made_id(ms, 'event', n), at, pg_temp.id('user'), 'filler', 'CREATED', 'CLAIM', pg_temp.made_id(ms, 'claim', n),
       pg_temp.made_id(ms, 'claim', n), jsonb_build_object('statement', jsonb_build_object('after', statement))
from made order by n;
-- the last claim was edited a thousand times
insert into audit_event (id, at, actor_id, actor, action, subject_kind, subject_id, claim_id, changes)
select pg_temp.made_id(ms, 'edit' || edit, n), at + edit * interval '1 second', pg_temp.id('user'), 'filler', 'CHANGED', 'CLAIM',
       pg_temp.made_id(ms, 'claim', n), pg_temp.made_id(ms, 'claim', n),
       jsonb_build_object('place', jsonb_build_object('before', 'Place ' || edit - 1, 'after', 'Place ' || edit))
from made, generate_series(1, 1000) edit where n = :claims order by edit;

-- what is searched, without its indexes until it is there
drop index claim_words_words, statement_words_word;
insert into claim_words (claim_id, config, words)
select pg_temp.made_id(ms, 'claim', n), 'english',
       setweight(to_tsvector('english', statement), 'A')
       || setweight(to_tsvector('english', concat_ws(' ', case when findings > 0 then wording || ' source ' || verifier end,
                                                     'source', origin, 'source', carrier)), 'B')
from made;
insert into statement_words (claim_id, words, length)
select pg_temp.made_id(ms, 'claim', n), to_tsvector('english', statement), length(to_tsvector('english', statement)) from made;
insert into statement_vector (claim_id, edition, vector)
select pg_temp.made_id(ms, 'claim', n), 1,
       (select string_agg(decode(md5(n || ' ' || part), 'hex'), '') from generate_series(1, 24) part)
from made;
create index claim_words_words on claim_words using gin (words) with (fastupdate = on, gin_pending_list_limit = 64);
create index statement_words_word on statement_words using gin (words) with (fastupdate = on, gin_pending_list_limit = 64);
commit;
vacuum (freeze, analyze);
checkpoint;
