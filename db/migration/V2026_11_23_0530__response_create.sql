-- What a party to a claim answered, or did not. Only ever added to: a party's newest one counts.
create table response (
    id uuid primary key,
    -- the order in which a claim's responses were recorded
    seq bigint generated always as identity,
    claim_id uuid not null references claim,
    party_id uuid not null references source,
    asked_by_id uuid references source,
    outcome text not null,
    asked_at timestamptz,
    asked_precision text,
    asked_via text,
    due_at timestamptz,
    responded_at timestamptz,
    responded_precision text,
    wording text,
    url text,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    constraint response_outcome check (outcome in (
        'ASKED', 'NO_ANSWER', 'DECLINED', 'DENIED', 'DISPUTED', 'DID_NOT_DENY', 'PARTLY_CONFIRMED', 'CONFIRMED')),
    constraint response_asked_via check (asked_via in ('EMAIL', 'PHONE', 'LETTER', 'SOCIAL_MEDIA', 'IN_PERSON', 'OTHER')),
    constraint response_asked check ((asked_at is null) = (asked_precision is null)),
    constraint response_responded check ((responded_at is null) = (responded_precision is null)),
    constraint response_precision check (
        asked_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')
        and responded_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')),
    constraint response_unanswered check (outcome not in ('ASKED', 'NO_ANSWER') or responded_at is null),
    constraint response_wording check (char_length(wording) <= 2000)
);

create index response_claim on response (claim_id);
create index response_party on response (party_id);
create index response_asked_by on response (asked_by_id);
create index response_recorded_by on response (recorded_by);

create trigger response_insert_only before update or delete on response
    for each row execute function refuse_change();
create trigger response_no_truncate before truncate on response
    for each statement execute function refuse_change();
