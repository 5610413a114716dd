-- Led by the index: a plan that was made while there was no claim read them all, once for each appearance, response and
-- finding, until statistics were next gathered. That was up to a half of what an import into a new database took.
alter function read_by_its_claim() set enable_seqscan = off;
