-- What a status is called is an administrator's to choose, but two that read the same would mislead.
create unique index status_label_once on status (lower(label));

-- A topic that was merged keeps its id and its name for ever, and both lead to the one that took it over. A merge that
-- follows on another takes along what was merged before, so that every way is one step long.
alter table topic add merged_into uuid references topic;
alter table topic add constraint topic_merged_elsewhere check (merged_into <> id);

-- GET /topics/{id} shows which other names lead there
create index topic_merged_into on topic (merged_into);

-- Only those that are there compete for a name: a topic may be renamed to what another was called that it took over.
alter table topic drop constraint topic_once;
create unique index topic_once on topic (folded_name) where merged_into is null;
-- finding a topic by any name that leads to it
create index topic_by_name on topic (folded_name);

create function topic_takes_claims() returns trigger language plpgsql as $$
begin
    if exists (select from topic where id = new.topic_id and merged_into is not null) then
        raise exception 'the topic was merged into another'
            using errcode = 'check_violation', constraint = 'claim_topic_merged', table = 'claim_topic';
    end if;
    return new;
end $$;

create trigger claim_topic_merged before insert or update of topic_id on claim_topic
    for each row execute function topic_takes_claims();
