-- As before, but what was said of a merged source is said of what it was merged into: the next assessment of either ends
-- the one before, else two letters would hold at once.
create or replace view reliability as
    select a.id, a.seq, s.counts_as as source_id, coalesce(t.merged_into, t.id) as topic_id, a.letter, a.rationale, a.from_at,
           least(a.to_at, lead(a.from_at) over (
               partition by s.counts_as, coalesce(t.merged_into, t.id) order by a.from_at, a.seq)) as to_at,
           a.recorded_at, a.recorded_by
    from reliability_assessment a join source s on s.id = a.source_id left join topic t on t.id = a.topic_id;
