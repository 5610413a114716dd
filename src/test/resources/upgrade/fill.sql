-- A newsroom's records as the first schema had them: a report, a claim with its chain, a finding with evidence, a response.
-- Whatever came later fills its own columns itself.
insert into source (id, name, kind, description, disclosure, parent_id, country, handles, same_as, aliases, folded_name, folded_aliases, desk,
                    created_at, updated_at, version) values
    ('01900000-0000-7000-8000-000000000001', 'Our desk', 'ORGANIZATION', null, 'NAMED', null, null, '{}', '{}', '{}', 'our desk', '{}', true, '2024-12-01Z', '2024-12-01Z', 0),
    ('01900000-0000-7000-8000-000000000002', 'Reuters', 'ORGANIZATION', null, 'NAMED', null, 'GB', '{@Reuters}', '{}', '{}', 'reuters', '{}', false, '2024-12-01Z', '2024-12-01Z', 0),
    ('01900000-0000-7000-8000-000000000003', 'Ukraine', 'ORGANIZATION', null, 'NAMED', null, 'UA', '{}', '{}', '{}', 'ukraine', '{}', false, '2024-12-01Z', '2024-12-01Z', 0),
    ('01900000-0000-7000-8000-000000000004', 'Special Operations Forces', 'ORGANIZATION', null, 'NAMED', '01900000-0000-7000-8000-000000000003', null, '{}', '{}', '{SOF}', 'special operations forces', '{sof}', false, '2024-12-01Z', '2024-12-01Z', 0),
    ('01900000-0000-7000-8000-000000000005', null, 'PERSON', 'a lawmaker', 'UNNAMED', null, null, '{}', '{}', '{}', null, '{}', false, '2024-12-01Z', '2024-12-01Z', 0);

insert into report (id, kind, title, publisher_id, credit_id, url, language, published_at, published_precision, status, revisions, created_at, updated_at, version)
values ('01900000-0000-7000-8000-000000000010', 'ARTICLE', 'After the battle', '01900000-0000-7000-8000-000000000002', null,
        'https://a.example/1', 'en', '2024-12-02Z', 'DAY', 'USABLE', 1, '2024-12-02Z', '2024-12-02Z', 0);
insert into report_revision (report_id, number, kind, text, sha256, captured_at, recorded_at, recorded_by)
select '01900000-0000-7000-8000-000000000010', 1, 'ORIGINAL', text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), '2024-12-02Z', '2024-12-02Z',
       '019a0000-0000-7000-8000-000000000001'
from (values ('They said one blew himself up with a grenade.')) as t (text);

insert into topic (id, name, folded_name, created_at, updated_at, version)
values ('01900000-0000-7000-8000-000000000020', 'Battles', 'battles', '2024-12-02Z', '2024-12-02Z', 0);
insert into measure (id, name, folded_name, unit, created_at, updated_at, version)
values ('01900000-0000-7000-8000-000000000021', 'Dead', 'dead', 'people', '2024-12-02Z', '2024-12-02Z', 0);

insert into claim (id, statement, kind, language, place, happened_from, happened_to, happened_precision, measure_id, figure_low, figure_qualifier,
                   work_state, priority, findings, last_hash, status, pending, differs, created_at, created_by, updated_at, version) values
    ('01900000-0000-7000-8000-000000000030', 'One of them blew himself up with a grenade.', 'FACT', 'en', 'Kursk region', '2024-12-01Z', null, 'MONTH',
     null, null, null, 'NEW', 'NORMAL', 1, repeat('a', 64), 'UNCHECKED', false, false, '2024-12-02Z', '019a0000-0000-7000-8000-000000000001', '2024-12-02Z', 0),
    ('01900000-0000-7000-8000-000000000031', 'More than a dozen of them are dead.', 'FIGURE', null, null, null, null, null,
     '01900000-0000-7000-8000-000000000021', 12, 'MORE_THAN', 'IN_PROGRESS', 'HIGH', 0, null, 'UNCHECKED', false, false, '2024-12-02Z',
     '019a0000-0000-7000-8000-000000000001', '2024-12-02Z', 0);
insert into claim_topic (claim_id, position, topic_id)
values ('01900000-0000-7000-8000-000000000030', 0, '01900000-0000-7000-8000-000000000020');
insert into claim_link (id, from_id, to_id, type, created_at, created_by)
values ('01900000-0000-7000-8000-000000000032', '01900000-0000-7000-8000-000000000030', '01900000-0000-7000-8000-000000000031', 'SUPPORTS', '2024-12-02Z',
        '019a0000-0000-7000-8000-000000000001');

begin;
insert into appearance (id, claim_id, report_id, revision, exact, prefix, suffix, start_at, end_at, anchor_state, recorded_at, recorded_by)
values ('01900000-0000-7000-8000-000000000040', '01900000-0000-7000-8000-000000000030', '01900000-0000-7000-8000-000000000010', 1,
        'blew himself up with a grenade', 'They said one ', '.', 14, 44, 'ANCHORED', '2024-12-02Z', '019a0000-0000-7000-8000-000000000001');
insert into hop (appearance_id, position, source_id, verb, basis, channel, standing) values
    ('01900000-0000-7000-8000-000000000040', 0, '01900000-0000-7000-8000-000000000004', 'POSTED', 'UNKNOWN', 'SOCIAL_MEDIA', 'STATED'),
    ('01900000-0000-7000-8000-000000000040', 1, '01900000-0000-7000-8000-000000000002', 'REPORTED', 'TOLD', 'ARTICLE', 'STATED');
commit;

begin;
insert into verification (id, claim_id, seq, statement, status, verifier_id, wording, recorded_at, recorded_by, needs_sign_off, hash)
values ('01900000-0000-7000-8000-000000000050', '01900000-0000-7000-8000-000000000030', 1, 'One of them blew himself up with a grenade.', 'UNVERIFIED',
        '01900000-0000-7000-8000-000000000002', 'could not verify', '2024-12-03Z', '019a0000-0000-7000-8000-000000000001', false, repeat('a', 64));
insert into evidence (verification_id, position, kind, stance, is_primary, is_public, title, url)
values ('01900000-0000-7000-8000-000000000050', 0, 'LINK', 'CONTEXT', false, true, 'The post', 'https://b.example/2');
commit;
update claim set status = 'UNVERIFIED', status_by = '01900000-0000-7000-8000-000000000002', status_verification_id = '01900000-0000-7000-8000-000000000050'
where id = '01900000-0000-7000-8000-000000000030';
insert into status_period (claim_id, valid_from, status, status_by, status_verification_id, pending, differs)
values ('01900000-0000-7000-8000-000000000030', '2024-12-03Z', 'UNVERIFIED', '01900000-0000-7000-8000-000000000002',
        '01900000-0000-7000-8000-000000000050', false, false);
insert into response (id, claim_id, party_id, asked_by_id, outcome, recorded_at, recorded_by)
values ('01900000-0000-7000-8000-000000000060', '01900000-0000-7000-8000-000000000030', '01900000-0000-7000-8000-000000000003',
        '01900000-0000-7000-8000-000000000002', 'DECLINED', '2024-12-03Z', '019a0000-0000-7000-8000-000000000001');
insert into audit_event (id, at, actor_id, actor, action, subject_kind, subject_id, claim_id, changes)
values ('01900000-0000-7000-8000-000000000070', '2024-12-02Z', '019a0000-0000-7000-8000-000000000001', 'claimbook', 'CREATED', 'CLAIM',
        '01900000-0000-7000-8000-000000000030', '01900000-0000-7000-8000-000000000030', '{}');
