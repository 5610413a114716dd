-- Somebody's finding about a claim, as judged then. Only ever added to: a later finding or a void speaks against it.
create table verification (
    id uuid primary key,
    claim_id uuid not null references claim,
    seq int not null,
    statement text not null,
    status text references status,
    qualifier text,
    aspect text,
    aspect_note text,
    verifier_id uuid not null references source,
    wording text,
    given_label text,
    given_value numeric,
    given_best numeric,
    given_worst numeric,
    rationale text,
    method text,
    url text,
    report_id uuid references report,
    happened_at timestamptz,
    happened_precision text,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    voids_id uuid,
    -- whether the newsroom's own rules let it count only once a second person has signed it
    needs_sign_off boolean not null,
    hash text not null,
    constraint verification_seq unique (claim_id, seq),
    constraint verification_of_claim unique (id, claim_id, verifier_id),
    -- takes back an earlier finding of the same claim and verifier, and each only once
    constraint verification_voids foreign key (voids_id, claim_id, verifier_id) references verification (id, claim_id, verifier_id),
    constraint verification_voided_once unique (voids_id),
    constraint verification_status check (status not in ('UNCHECKED', 'ATTRIBUTED')),
    constraint verification_qualifier check (qualifier in (
        'MISSING_CONTEXT', 'MISLEADING', 'EXAGGERATED', 'OUT_OF_CONTEXT', 'MISATTRIBUTED', 'ALTERED_MEDIA',
        'FABRICATED', 'NO_EVIDENCE', 'SATIRE', 'OUTDATED')),
    constraint verification_confirmed check (status <> 'CONFIRMED' or qualifier is null),
    constraint verification_aspect check (aspect in ('WHO', 'WHAT', 'WHERE', 'WHEN', 'FIGURE', 'AUTHENTICITY', 'CONTEXT')),
    constraint verification_aspect_note check (aspect_note is null or aspect is not null),
    constraint verification_void_reason check (voids_id is null or rationale ~ '\S'),
    constraint verification_says_something check (
        coalesce(status, wording, url, given_label, given_value::text, voids_id::text) is not null),
    constraint verification_happened check ((happened_at is null) = (happened_precision is null)),
    constraint verification_happened_precision check (happened_precision in ('DAY', 'INSTANT')),
    constraint verification_happened_past check (happened_at <= recorded_at + interval '5 minutes'),
    constraint verification_wording check (char_length(wording) <= 2000),
    constraint verification_hash check (hash ~ '^[0-9a-f]{64}$')
);

create index verification_claim on verification (claim_id);
create index verification_status on verification (status, verifier_id);
create index verification_verifier on verification (verifier_id);
create index verification_report on verification (report_id);
create index verification_recorded_by on verification (recorded_by);
create index verification_words on verification using gin (fold_words(wording));

create function void_is_final() returns trigger language plpgsql as $$
begin
    if exists (select from verification where id = new.voids_id and voids_id is not null) then
        raise exception 'a void cannot be voided'
            using errcode = 'check_violation', constraint = 'verification_void_is_final', table = 'verification';
    end if;
    return new;
end $$;

create trigger verification_void_is_final before insert on verification
    for each row when (new.voids_id is not null) execute function void_is_final();

create table evidence (
    verification_id uuid not null references verification,
    position int not null,
    kind text not null,
    stance text not null,
    is_primary boolean not null,
    is_public boolean not null,
    title text,
    publisher text,
    url text,
    archived_url text,
    sha256 text,
    captured_at timestamptz,
    note text,
    primary key (verification_id, position),
    constraint evidence_kind check (
        kind in ('LINK', 'IMAGE', 'VIDEO', 'DOCUMENT', 'DATASET', 'SATELLITE', 'TESTIMONY', 'ADMISSION')),
    constraint evidence_stance check (stance in ('SUPPORTS', 'CONTRADICTS', 'CONTEXT')),
    constraint evidence_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);

create table sign_off (
    verification_id uuid primary key references verification,
    signed_by uuid not null references app_user,
    signed_at timestamptz not null
);

create index sign_off_signed_by on sign_off (signed_by);

create function second_person() returns trigger language plpgsql as $$
begin
    if new.signed_by = (select recorded_by from verification where id = new.verification_id) then
        raise exception 'nobody signs off what they recorded'
            using errcode = 'check_violation', constraint = 'sign_off_second_person', table = 'sign_off';
    end if;
    return new;
end $$;

create trigger sign_off_second_person before insert on sign_off
    for each row execute function second_person();

create trigger verification_insert_only before update or delete on verification
    for each row execute function refuse_change();
create trigger verification_no_truncate before truncate on verification
    for each statement execute function refuse_change();
create trigger evidence_insert_only before update or delete on evidence
    for each row execute function refuse_change();
create trigger evidence_no_truncate before truncate on evidence
    for each statement execute function refuse_change();
create trigger sign_off_insert_only before update or delete on sign_off
    for each row execute function refuse_change();
create trigger sign_off_no_truncate before truncate on sign_off
    for each statement execute function refuse_change();

-- what a status period and a claim show, once findings exist to point to
alter table claim add constraint claim_status_verification foreign key (status_verification_id) references verification;
alter table status_period add constraint status_period_verification
    foreign key (status_verification_id) references verification;
create index claim_status_verification on claim (status_verification_id);
create index status_period_verification on status_period (status_verification_id);
