-- an equal claim and a range in one exclusion constraint
create extension if not exists btree_gist;

alter table topic add constraint topic_name check (name ~ '\S' and char_length(name) <= 200);

alter table measure
    add constraint measure_name check (name ~ '\S' and char_length(name) <= 500),
    add constraint measure_unit check (char_length(unit) <= 100);

alter table status
    add constraint status_label check (label ~ '\S'),
    add constraint status_description check (description ~ '\S');

alter table claim
    add constraint claim_language check (language_tag(language)),
    add constraint claim_figure_unit check (char_length(figure_unit) <= 100),
    add constraint claim_figure_counts check (char_length(figure_counts) <= 500),
    add constraint claim_figure_as_written check (char_length(figure_as_written) <= 500),
    -- a figure says at least the end that its qualifier speaks of
    add constraint claim_figure_ends check (
        case figure_qualifier
            when 'EXACT' then figure_best is not null
            when 'ABOUT' then figure_best is not null
            when 'AT_LEAST' then figure_low is not null
            when 'MORE_THAN' then figure_low is not null
            when 'AT_MOST' then figure_high is not null
            when 'LESS_THAN' then figure_high is not null
            when 'BETWEEN' then figure_low is not null and figure_high is not null
        end),
    add constraint claim_waiver check (comment_waiver ~ '\S' and char_length(comment_waiver) <= 2000),
    -- a claim with findings is withdrawn from the public, not deleted
    add constraint claim_deleted_unjudged check (deleted_at is null or findings = 0);

-- After the row is written, so that its checks speak first; numerics are compared by value, so 3000 and 3000.0 are one.
create function figure_is_set_once() returns trigger language plpgsql as $$
begin
    raise exception 'a figure is set once'
        using errcode = 'check_violation', constraint = 'claim_figure_once', table = 'claim';
end $$;

create trigger claim_figure_once after update on claim
    for each row when (
        old.figure_qualifier is not null
        and (old.measure_id, old.figure_low, old.figure_best, old.figure_high, old.figure_unit, old.figure_qualifier,
             old.figure_counts, old.figure_cumulative, old.figure_as_written, old.figure_as_of, old.figure_as_of_precision)
            is distinct from
            (new.measure_id, new.figure_low, new.figure_best, new.figure_high, new.figure_unit, new.figure_qualifier,
             new.figure_counts, new.figure_cumulative, new.figure_as_written, new.figure_as_of, new.figure_as_of_precision))
    execute function figure_is_set_once();

-- A deleted claim keeps its row for the audit, so no foreign key says that another claim is linked to it.
create function linked_claim_stays() returns trigger language plpgsql as $$
begin
    if exists (
        select from claim_link l join claim f on f.id = l.from_id where l.to_id = new.id and f.deleted_at is null
    ) then
        raise exception 'another claim is linked to it'
            using errcode = 'check_violation', constraint = 'claim_deleted_unlinked', table = 'claim';
    end if;
    return new;
end $$;

create trigger claim_deleted_unlinked before update of deleted_at on claim
    for each row when (new.deleted_at is not null and old.deleted_at is null) execute function linked_claim_stays();

create function link_leads_somewhere() returns trigger language plpgsql as $$
begin
    if exists (select from claim where id in (new.from_id, new.to_id) and deleted_at is not null) then
        raise exception 'one of the claims is deleted'
            using errcode = 'check_violation', constraint = 'claim_link_leads_somewhere', table = 'claim_link';
    end if;
    return new;
end $$;

create trigger claim_link_leads_somewhere before insert or update on claim_link
    for each row execute function link_leads_somewhere();

alter table claim_link add constraint claim_link_note check (char_length(note) <= 2000);

-- At any past instant a claim had one status.
alter table status_period add constraint status_period_apart
    exclude using gist (claim_id with =, tstzrange(valid_from, valid_to) with &&);

alter table appearance
    add constraint appearance_exact check (exact ~ '\S' and char_length(exact) <= 2000),
    add constraint appearance_id_of_claim unique (id, claim_id),
    drop constraint appearance_replaced_id_fkey,
    -- what it said before is said of the same claim
    add constraint appearance_replaced_of_claim foreign key (replaced_id, claim_id) references appearance (id, claim_id);

drop index appearance_replaced;
create index appearance_replaced on appearance (replaced_id, claim_id);

-- A quote is never stored without looking whether it is there. A FUZZY one points at other words, an ORPHANED one nowhere.
create function quote_is_there() returns trigger language plpgsql as $$
begin
    if not exists (
        select from report_revision r
        where r.report_id = new.report_id and r.number = new.revision
          and substr(r.text, new.start_at + 1, new.end_at - new.start_at) = new.exact
    ) then
        raise exception 'the text does not say so there'
            using errcode = 'check_violation', constraint = 'appearance_quote', table = 'appearance';
    end if;
    return null;
end $$;

-- after the row is written, so that its checks speak first
create trigger appearance_quote after insert or update on appearance
    for each row when (new.anchor_state in ('ANCHORED', 'MOVED')) execute function quote_is_there();

alter table hop
    add constraint hop_caveat check (char_length(caveat) <= 500),
    add constraint hop_url check (web_url(url)),
    add constraint hop_archived_url check (web_url(archived_url));

-- Whoever spoke in an appearance takes it back in each way once: a carrier that clarifies does not stand in the way of an
-- origin that retracts.
alter table withdrawal
    drop constraint withdrawal_pkey,
    add primary key (appearance_id, by_id, how),
    add constraint withdrawal_url check (web_url(url)),
    add constraint withdrawal_past check (withdrawn_at <= recorded_at + interval '5 minutes');

-- A source that was merged speaks for what it was merged into, and the other way round.
create function speaker_takes_back() returns trigger language plpgsql as $$
begin
    if not exists (
        select from hop h join source s on s.id = h.source_id
        where h.appearance_id = new.appearance_id
          and s.counts_as = (select by.counts_as from source by where by.id = new.by_id)
    ) then
        raise exception 'only a source in the chain takes it back'
            using errcode = 'check_violation', constraint = 'withdrawal_in_chain', table = 'withdrawal';
    end if;
    return new;
end $$;

create trigger withdrawal_in_chain before insert on withdrawal
    for each row execute function speaker_takes_back();

create function speaker_stays() returns trigger language plpgsql as $$
begin
    if exists (
        select from withdrawal w
        where w.appearance_id = old.appearance_id
          and not exists (
              select from hop h join source s on s.id = h.source_id
              where h.appearance_id = w.appearance_id
                and s.counts_as = (select by.counts_as from source by where by.id = w.by_id))
    ) then
        raise exception 'who took it back stays in the chain'
            using errcode = 'check_violation', constraint = 'withdrawal_in_chain', table = 'withdrawal';
    end if;
    return null;
end $$;

-- Deferred: a chain is replaced hop by hop, and is judged when it is whole.
create constraint trigger hop_keeps_speaker after update or delete on hop deferrable initially deferred
    for each row execute function speaker_stays();
