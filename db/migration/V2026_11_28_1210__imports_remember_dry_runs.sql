-- A dry run records nothing: what came earlier in its file under the same key, and what that said, is known by its own
-- records alone.
alter table import_record
    add column key text,
    add column content text,
    add constraint import_record_key check (key ~ '^[0-9a-f]{64}$'),
    add constraint import_record_content check (content ~ '^[0-9a-f]{64}$'),
    add constraint import_record_said check ((content is null) = (key is null));

create index import_record_by_key on import_record (job_id, key) where key is not null;
