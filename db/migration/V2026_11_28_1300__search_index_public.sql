-- Sitemaps list what is published in the order of ids, 50,000 at a time, and ask of sources and reports whether a published claim
-- names them.
create index claim_public on claim (id) include (updated_at)
    where published_at is not null and deleted_at is null and merged_into is null;
