-- How much each client may still ask (Bucket4j's table), shared by all instances. Unlogged: a crash or a failover
-- forgets it, which costs nobody anything, and a request does not wait for the disk.
create unlogged table request_bucket (
    id         text primary key,
    state      bytea,
    -- milliseconds since 1970
    expires_at bigint
);

-- for the hourly purge
create index request_bucket_expires_at on request_bucket (expires_at);
