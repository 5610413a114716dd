-- Imports: a file, the job that reads it, and what became of each record. The file lies in the database until the job has
-- ended, so that whichever instance is there goes on with it.
create table import_job (
    id uuid primary key,
    format text not null,
    dry_run boolean not null,
    name text,
    -- how the file is read, where there is a choice: columns, delimiter, encoding
    reading jsonb,
    state text not null,
    -- bytes of the file as it came, and how many of them have been read
    size bigint not null,
    bytes bigint not null default 0,
    -- records, in all and by outcome; committed with what they became, so that a job goes on where it was
    read bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    skipped bigint not null default 0,
    failed bigint not null default 0,
    -- what ended it before its time
    failure text,
    created_at timestamptz not null,
    created_by uuid not null references app_user,
    started_at timestamptz,
    finished_at timestamptz,
    -- the instance that runs it, and until when nobody else may
    holder uuid,
    held_until timestamptz,
    version bigint not null default 0,
    constraint import_job_format check (format in ('claim-review', 'csv', 'jsonl')),
    constraint import_job_state check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint import_job_name check (char_length(name) <= 500),
    constraint import_job_size check (size >= 0),
    constraint import_job_counts check (read = created + updated + unchanged + skipped + failed),
    constraint import_job_failure check (failure is null or state = 'FAILED'),
    constraint import_job_started check (started_at is not null or state in ('QUEUED', 'CANCELLED')),
    constraint import_job_finished check ((finished_at is null) = (state in ('QUEUED', 'RUNNING'))),
    constraint import_job_held check ((holder is null) = (held_until is null))
);

create index import_job_created_by on import_job (created_by);
-- what is to be done, the oldest first
create index import_job_open on import_job (id) where state in ('QUEUED', 'RUNNING');

-- The file, in pieces, which come before their job: that begins when the file is there as a whole.
create table import_chunk (
    job_id uuid not null,
    number int not null,
    bytes bytea not null,
    at timestamptz not null,
    primary key (job_id, number)
);

-- most files come compressed, or are read once
alter table import_chunk alter column bytes set storage external;

create table import_record (
    job_id uuid not null references import_job,
    number bigint not null,
    outcome text not null,
    claim_id uuid references claim,
    -- what is wrong with it, or worth knowing: [{pointer, code, detail}]
    notes jsonb,
    -- a failed one as it came, to be repaired
    raw text,
    primary key (job_id, number),
    constraint import_record_number check (number > 0),
    constraint import_record_outcome check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'FAILED')),
    constraint import_record_raw check (raw is null or outcome = 'FAILED')
);

create index import_record_claim on import_record (claim_id);
create index import_record_failed on import_record (job_id, number) where outcome = 'FAILED';

-- What was imported under a key of its own: read again it is the same claim.
create table imported (
    key text primary key,
    claim_id uuid not null references claim,
    -- of the whole, and of each of its parts, as they would be recorded
    content text not null,
    parts text[] not null,
    -- a rating in words that nobody has mapped yet
    unmapped text,
    raw text,
    constraint imported_key check (key ~ '^[0-9a-f]{64}$'),
    constraint imported_content check (content ~ '^[0-9a-f]{64}$')
);

create index imported_claim on imported (claim_id);
create index imported_unmapped on imported (unmapped) where unmapped is not null;

-- Sources that go by no name, by what they go by elsewhere: the id in another Claimbook, or a publisher and its words for
-- nobody in particular.
create table imported_source (
    key text primary key,
    source_id uuid not null references source,
    constraint imported_source_key check (key ~ '^[0-9a-f]{64}$')
);

create index imported_source_source on imported_source (source_id);
