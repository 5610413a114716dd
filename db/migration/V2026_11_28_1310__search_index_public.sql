-- Sitemaps list what is published in the order of ids, 50,000 at a time, and ask of sources and reports whether a published claim
-- names them.
drop index concurrently if exists claim_public;
create index concurrently claim_public on claim (id) include (updated_at)
    where published_at is not null and deleted_at is null and merged_into is null;
