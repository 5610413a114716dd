-- Labels, descriptions and colours are an administrator's; the codes are closed in code.
create table status (
    code text primary key,
    ordinal int not null unique,
    label text not null,
    description text not null,
    colour text not null,
    version bigint not null,
    constraint status_code check (code in (
        'UNCHECKED', 'ATTRIBUTED', 'UNVERIFIED', 'PARTLY_CONFIRMED', 'CORROBORATED', 'CONFIRMED',
        'DISPUTED', 'MIXED', 'REFUTED', 'RETRACTED', 'NOT_CHECKABLE')),
    constraint status_colour check (colour ~ '^#[0-9a-f]{6}$')
);

insert into status (code, ordinal, label, description, colour, version) values
    ('UNCHECKED', 1, 'Not yet checked', 'Recorded, no sourcing and no finding.', '#6b7280', 0),
    ('ATTRIBUTED', 2, 'Attributed, not checked', 'Is reported to have said it; neither checked.', '#475569', 0),
    ('UNVERIFIED', 3, 'Could not be verified', 'A check was tried; neither confirmed nor contradicted.', '#8a5a00', 0),
    ('PARTLY_CONFIRMED', 4, 'Partly confirmed', 'A material part confirmed, none false.', '#3f7d20', 0),
    ('CORROBORATED', 5, 'Corroborated', 'Two or more separate origins.', '#0f766e', 0),
    ('CONFIRMED', 6, 'Confirmed', 'First-hand or primary evidence, or admission against interest.', '#166534', 0),
    ('DISPUTED', 7, 'Disputed', 'Denied or contradicted with standing, unresolved.', '#9a3412', 0),
    ('MIXED', 8, 'Mixed', 'Material parts true, material parts false or misleading.', '#7c3aed', 0),
    ('REFUTED', 9, 'False', 'Evidence shows it false.', '#b91c1c', 0),
    ('RETRACTED', 10, 'Retracted', 'Those who said it took it back.', '#831843', 0),
    ('NOT_CHECKABLE', 11, 'Not checkable', 'Opinion, prediction, too vague.', '#4338ca', 0);

-- A date as exactly as it is known, in the text form of org.claimbook.shared.PartialDate.
create function partial_date(at timestamptz, known text) returns text language sql immutable parallel safe as $$
    select to_char(at at time zone 'UTC', case known
        when 'YEAR' then 'YYYY' when 'MONTH' then 'YYYY-MM' when 'DAY' then 'YYYY-MM-DD'
        else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end)
$$;

create table topic (
    id uuid primary key,
    name text not null,
    folded_name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint topic_once unique (folded_name)
);

create table measure (
    id uuid primary key,
    name text not null,
    folded_name text not null,
    unit text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint measure_once unique (folded_name)
);

create table claim (
    id uuid primary key,
    statement text not null,
    kind text not null,
    language text,
    place text,
    happened_from timestamptz,
    happened_to timestamptz,
    happened_precision text,
    measure_id uuid references measure,
    figure_low numeric,
    figure_best numeric,
    figure_high numeric,
    figure_unit text,
    figure_qualifier text,
    figure_counts text,
    figure_cumulative boolean,
    figure_as_written text,
    figure_as_of timestamptz,
    figure_as_of_precision text,
    work_state text not null,
    assignee_id uuid references app_user,
    due_at timestamptz,
    recheck_at timestamptz,
    priority text not null,
    published_at timestamptz,
    -- why nobody was asked for comment before it went public
    comment_waiver text,
    -- how many findings were recorded, and the hash of the last: the head of the claim's chain
    findings int not null,
    last_hash text,
    -- the projection of findings, responses and appearances; derived, written by nobody else
    status text not null references status,
    status_by uuid references source,
    status_verification_id uuid,
    pending boolean not null,
    differs boolean not null,
    created_at timestamptz not null,
    created_by uuid not null references app_user,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    version bigint not null,
    constraint claim_statement check (statement ~ '\S' and char_length(statement) <= 20000),
    constraint claim_kind check (kind in ('FACT', 'FIGURE', 'QUOTE', 'OPINION', 'PREDICTION')),
    constraint claim_place check (char_length(place) <= 2000),
    constraint claim_happened check ((happened_from is null) = (happened_precision is null)),
    constraint claim_happened_order check (happened_to is null or happened_from is not null and happened_to >= happened_from),
    constraint claim_happened_precision check (happened_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')),
    constraint claim_figure check (
        (figure_qualifier is null) = (figure_low is null and figure_best is null and figure_high is null)),
    constraint claim_figure_range check (
        figure_low <= figure_high and figure_low <= figure_best and figure_best <= figure_high),
    constraint claim_figure_qualifier check (
        figure_qualifier in ('EXACT', 'ABOUT', 'AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN', 'BETWEEN')),
    constraint claim_figure_as_of check ((figure_as_of is null) = (figure_as_of_precision is null)),
    constraint claim_figure_as_of_precision check (figure_as_of_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')),
    constraint claim_figure_measure check (measure_id is null or figure_qualifier is not null),
    constraint claim_work_state check (
        work_state in ('NEW', 'IN_PROGRESS', 'WAITING_FOR_COMMENT', 'READY_FOR_SECOND_READ', 'CLOSED')),
    constraint claim_priority check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    constraint claim_comment_waiver check (comment_waiver is null or published_at is not null),
    constraint claim_status_by check (status_verification_id is null or status_by is not null)
);

create index claim_measure on claim (measure_id);
create index claim_assignee on claim (assignee_id);
create index claim_created_by on claim (created_by);
-- GET /claims in its default order, alone and by status
create index claim_changed on claim (updated_at, id);
create index claim_status_changed on claim (status, updated_at, id);
-- ... by who found what the status shows
create index claim_status_by on claim (status_by, updated_at, id);
create index claim_published on claim (updated_at, id) where published_at is not null and deleted_at is null;
-- the other orders
create index claim_created on claim (created_at, id);
create index claim_happened on claim (happened_from, id);
create index claim_due on claim (due_at, id);
-- Words without accents. In a database of the C locale everything beyond ASCII counts as a letter, so that the typographic
-- quotes of a newspaper would grow onto their words: they are blanks. Calls no function of ours: an index is rebuilt
-- without a search path.
create function fold_words(text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', regexp_replace(
        regexp_replace(normalize($1, nfkd), U&'[\0300-\036f]', '', 'g'),
        U&'[\00a1\00ab\00bb\00bf\2000-\206f\3000-\303f]', ' ', 'g'))
$$;
create index claim_words on claim using gin (fold_words(statement));

create table claim_topic (
    claim_id uuid not null references claim,
    position int not null,
    topic_id uuid not null references topic,
    primary key (claim_id, position),
    constraint claim_topic_once unique (claim_id, topic_id)
);

create index claim_topic_by_topic on claim_topic (topic_id);

-- What the projection was, and when the record said so: for asking what stood on a past day.
create table status_period (
    claim_id uuid not null references claim,
    valid_from timestamptz not null,
    valid_to timestamptz,
    status text not null references status,
    status_by uuid references source,
    status_verification_id uuid,
    pending boolean not null,
    differs boolean not null,
    primary key (claim_id, valid_from),
    constraint status_period_order check (valid_to > valid_from)
);

create unique index status_period_current on status_period (claim_id) where valid_to is null;
-- GET /claims?status=...&asOf=...
create index status_period_by_status on status_period (status, valid_from);
create index status_period_by_source on status_period (status_by, valid_from);

create table appearance (
    id uuid primary key,
    -- the order in which a claim's appearances were recorded
    seq bigint generated always as identity,
    claim_id uuid not null references claim,
    report_id uuid not null references report,
    revision int,
    exact text,
    prefix text,
    suffix text,
    start_at int,
    end_at int,
    anchor_state text,
    seconds_from numeric,
    seconds_to numeric,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    removed_at timestamptz,
    -- a replaced one keeps its id and says since when it reads as it does; a copy beside it holds what it said until then,
    -- so that a past day still reads as it read
    revised_at timestamptz,
    replaced_id uuid references appearance,
    constraint appearance_replaced check (replaced_id is null or removed_at is not null),
    constraint appearance_revision foreign key (report_id, revision) references report_revision,
    constraint appearance_anchor check ((exact is null) = (anchor_state is null)),
    constraint appearance_context check (exact is null or (prefix is not null and suffix is not null and revision is not null)),
    constraint appearance_anchor_state check (anchor_state in ('ANCHORED', 'MOVED', 'FUZZY', 'ORPHANED')),
    constraint appearance_place check (
        case when exact is null or anchor_state = 'ORPHANED' then start_at is null and end_at is null
             else start_at >= 0 and end_at > start_at end),
    constraint appearance_seconds check (seconds_from >= 0 and (seconds_to is null or seconds_to > seconds_from)),
    constraint appearance_seconds_from check (seconds_to is null or seconds_from is not null)
);

create index appearance_claim on appearance (claim_id);
create index appearance_recorded_by on appearance (recorded_by);
create index appearance_replaced on appearance (replaced_id);
-- the claims of a report in text order
create index appearance_report on appearance (report_id, revision, start_at);
create index appearance_words on appearance using gin (fold_words(exact));

-- Who said it to whom: the original source first, the carrier last.
create table hop (
    appearance_id uuid not null references appearance,
    position int not null,
    source_id uuid not null references source,
    verb text not null,
    basis text not null,
    channel text not null,
    standing text not null,
    said_at timestamptz,
    said_precision text,
    wording text,
    caveat text,
    url text,
    archived_url text,
    primary key (appearance_id, position),
    constraint hop_position check (position between 0 and 199),
    constraint hop_verb check (verb in (
        'SAID', 'POSTED', 'FILMED', 'BRIEFED', 'TESTIFIED', 'LEAKED', 'QUOTED', 'REPORTED', 'PUBLISHED', 'SHARED', 'TRANSLATED')),
    constraint hop_basis check (basis in ('WITNESSED', 'DOCUMENT', 'TOLD', 'UNKNOWN')),
    constraint hop_channel check (channel in (
        'SOCIAL_MEDIA', 'INTERVIEW', 'STATEMENT', 'BRIEFING', 'VIDEO', 'DOCUMENT', 'BROADCAST', 'ARTICLE', 'UNKNOWN')),
    constraint hop_standing check (standing in ('STATED', 'INFERRED', 'SEEN', 'DISOWNED')),
    constraint hop_said check ((said_at is null) = (said_precision is null)),
    constraint hop_said_precision check (said_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')),
    constraint hop_wording check (char_length(wording) <= 2000)
);

create index hop_source on hop (source_id);

-- Deferred: a chain is written hop by hop, and is judged when it is whole.
create function chain_is_whole() returns trigger language plpgsql as $$
begin
    if not exists (select from hop where appearance_id = new.id) then
        raise exception 'an appearance has a chain'
            using errcode = 'check_violation', constraint = 'appearance_chain', table = 'appearance';
    end if;
    return null;
end $$;

create constraint trigger appearance_chain after insert on appearance deferrable initially deferred
    for each row execute function chain_is_whole();

create function chain_is_in_order() returns trigger language plpgsql as $$
begin
    if exists (
        select from hop where appearance_id = new.appearance_id
            and position in (new.position - 1, new.position + 1)
            and source_id = (select source_id from hop where appearance_id = new.appearance_id and position = new.position)
    ) then
        raise exception 'a source does not pass something on to itself'
            using errcode = 'check_violation', constraint = 'hop_twice_in_a_row', table = 'hop';
    end if;
    return null;
end $$;

create function chain_is_left_whole() returns trigger language plpgsql as $$
begin
    if not exists (select from hop where appearance_id = old.appearance_id) then
        raise exception 'an appearance has a chain'
            using errcode = 'check_violation', constraint = 'appearance_chain', table = 'appearance';
    end if;
    return null;
end $$;

create constraint trigger hop_left_whole after delete on hop deferrable initially deferred
    for each row execute function chain_is_left_whole();

create constraint trigger hop_in_order after insert or update on hop deferrable initially deferred
    for each row execute function chain_is_in_order();

-- One speaker took it back.
create table withdrawal (
    appearance_id uuid primary key references appearance,
    how text not null,
    by_id uuid not null references source,
    withdrawn_at timestamptz,
    withdrawn_precision text,
    wording text,
    url text,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    constraint withdrawal_how check (how in ('RETRACTED', 'CORRECTED', 'CLARIFIED', 'DELETED')),
    constraint withdrawal_at check ((withdrawn_at is null) = (withdrawn_precision is null)),
    constraint withdrawal_precision check (withdrawn_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT')),
    constraint withdrawal_wording check (char_length(wording) <= 2000)
);

create index withdrawal_by on withdrawal (by_id);
create index withdrawal_recorded_by on withdrawal (recorded_by);

create trigger withdrawal_insert_only before update or delete on withdrawal
    for each row execute function refuse_change();
create trigger withdrawal_no_truncate before truncate on withdrawal
    for each statement execute function refuse_change();

create table claim_link (
    id uuid primary key,
    from_id uuid not null references claim,
    to_id uuid not null references claim,
    type text not null,
    note text,
    created_at timestamptz not null,
    created_by uuid not null references app_user,
    constraint claim_link_once unique (from_id, to_id, type),
    constraint claim_link_type check (type in (
        'CONTRADICTS', 'SUPPORTS', 'UPDATES', 'NARROWS', 'CORRECTS', 'PART_OF', 'RESTS_ON', 'RELATED')),
    constraint claim_link_self check (from_id <> to_id)
);

create index claim_link_to on claim_link (to_id);
create index claim_link_created_by on claim_link (created_by);

create function updates_link_is_acyclic() returns trigger language plpgsql as $$
begin
    -- two links at once could close a circle that neither sees
    perform pg_advisory_xact_lock(hashtext('claim_link_updates'));
    if exists (
        with recursive older (id) as (
            select new.to_id
            union
            select l.to_id from older join claim_link l on l.from_id = older.id and l.type = 'UPDATES'
        )
        select from older where older.id = new.from_id
    ) then
        raise exception 'a claim cannot update its own successor'
            using errcode = 'check_violation', constraint = 'claim_link_updates_acyclic', table = 'claim_link';
    end if;
    return new;
end $$;

create trigger claim_link_updates_acyclic before insert or update on claim_link
    for each row when (new.type = 'UPDATES') execute function updates_link_is_acyclic();
