-- A published text that somebody read, and each of its revisions as it stood when it was captured.
create table report (
    id uuid primary key,
    kind text not null,
    title text not null,
    publisher_id uuid references source,
    credit_id uuid references source,
    byline text,
    url text,
    archived_url text,
    external_id text,
    language text,
    published_at timestamptz,
    published_precision text,
    status text not null,
    revisions int not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint report_kind check (
        kind in ('ARTICLE', 'POST', 'BROADCAST', 'STATEMENT', 'DOCUMENT', 'PRESS_RELEASE', 'OTHER')),
    constraint report_status check (status in ('USABLE', 'WITHHELD', 'WITHDRAWN')),
    constraint report_published check ((published_at is null) = (published_precision is null)),
    constraint report_published_precision check (published_precision in ('YEAR', 'MONTH', 'DAY', 'INSTANT'))
);

create unique index report_url on report (url);
create index report_external_id on report (external_id);
create index report_publisher on report (publisher_id);
create index report_credit on report (credit_id);

create table report_revision (
    report_id uuid not null references report,
    number int not null,
    kind text not null,
    text text,
    sha256 text,
    captured_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    primary key (report_id, number),
    constraint report_revision_number check (number > 0),
    constraint report_revision_kind check (kind in ('ORIGINAL', 'UPDATE', 'CORRECTED', 'WITHDRAWN')),
    constraint report_revision_original check ((kind = 'ORIGINAL') = (number = 1)),
    constraint report_revision_text check (kind = 'WITHDRAWN' or text is not null),
    constraint report_revision_sha256 check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    constraint report_revision_hashed check ((text is null) = (sha256 is null)),
    constraint report_revision_normalised check (text is null or (text is nfc normalized and strpos(text, E'\r') = 0))
);

-- "do we hold this text already?"
create index report_revision_by_sha256 on report_revision (sha256);
create index report_revision_recorded_by on report_revision (recorded_by);

create trigger report_revision_insert_only before update or delete on report_revision
    for each row execute function refuse_change();
create trigger report_revision_no_truncate before truncate on report_revision
    for each statement execute function refuse_change();
