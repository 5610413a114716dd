-- How far a source was held reliable, on what and from when: letters of NATO's Admiralty code. Only ever added to. On any
-- day the one that began last holds, of two that began together the one recorded last; one without an end holds until
-- the next of the same source and topic begins.
create table reliability_assessment (
    id uuid primary key,
    -- the order in which they were recorded
    seq bigint generated always as identity,
    source_id uuid not null references source,
    letter text not null,
    topic_id uuid references topic,
    rationale text not null,
    from_at timestamptz not null,
    to_at timestamptz,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    constraint reliability_assessment_letter check (letter in ('A', 'B', 'C', 'D', 'E', 'F')),
    constraint reliability_assessment_rationale check (rationale ~ '\S' and char_length(rationale) <= 2000),
    constraint reliability_assessment_order check (to_at > from_at)
);

-- GET /sources/{id}/assessments, the newest first
create index reliability_assessment_source on reliability_assessment (source_id, seq);
create index reliability_assessment_topic on reliability_assessment (topic_id);
create index reliability_assessment_recorded_by on reliability_assessment (recorded_by);

create trigger reliability_assessment_insert_only before update or delete on reliability_assessment
    for each row execute function refuse_change();
create trigger reliability_assessment_no_truncate before truncate on reliability_assessment
    for each statement execute function refuse_change();

-- Every assessment with the end that it has, or that a later one put to it; those that another replaces altogether never
-- held. The one place that knows whose assessment it is and on what.
create view reliability as
    select a.id, a.seq, a.source_id, coalesce(t.merged_into, t.id) as topic_id, a.letter, a.rationale, a.from_at,
           least(a.to_at, lead(a.from_at) over (
               partition by a.source_id, coalesce(t.merged_into, t.id) order by a.from_at, a.seq)) as to_at,
           a.recorded_at, a.recorded_by
    from reliability_assessment a left join topic t on t.id = a.topic_id;
