-- Topics that change places stand twice for a moment: each row is written by itself.
alter table claim_topic drop constraint claim_topic_once,
    add constraint claim_topic_once unique (claim_id, topic_id) deferrable initially deferred;
