-- A transaction that writes to a claim several times, as each that records a finding does, had its words looked up as often,
-- with the same answer: all are looked up when it commits. Now the last of its writes does it alone; each raises the version.
create or replace function claim_words_follow() returns trigger language plpgsql as $$
begin
    if (select version from claim where id = new.id) > new.version then
        return null;
    end if;
    insert into claim_words (claim_id, config, words)
    values (new.id, search_config(new.language), claim_words_of(new.id, null))
    on conflict (claim_id) do update set config = excluded.config, words = excluded.words
        where (claim_words.config, claim_words.words) is distinct from (excluded.config, excluded.words);
    return null;
end $$;
