-- Whether the claim that an appearance, response or finding is recorded for was merged: asked for each of them
-- (read_by_its_claim). Of a table that is empty all indexes cost the same, and one that has the id in the last place was taken:
-- until statistics were next gathered, each asked it from one end to the other. This one is empty wherever nothing was merged.
drop index concurrently if exists claim_merged;
create index concurrently claim_merged on claim (id) where merged_into is not null;
