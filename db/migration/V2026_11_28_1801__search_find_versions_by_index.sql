-- As before; led to the versions of the claims as to everything else: while claims were few by the statistics, all were read
-- for each transaction.
create or replace function claim_words_follow() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    this constant bigint := pg_current_xact_id()::text::bigint;
begin
    if exists (
        select from claim_words w join claim c on c.id = w.claim_id
        where w.claim_id = new.id and w.xid = this and w.version = c.version
    ) then
        return null;
    end if;
    insert into claim_words (claim_id, config, words, version, xid)
    select w.claim_id, w.config, w.words, c.version, this
    from claims_words_of(array(
            select subject_id from change where xid = (select change_number()) and subject = 'CLAIM'
            union select new.id), null) w
    cross join lateral (select version from claim where id = w.claim_id offset 0) c
    on conflict (claim_id) do update set
        config = excluded.config, words = excluded.words, version = excluded.version, xid = excluded.xid;
    return null;
end $$;
