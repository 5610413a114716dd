-- PostgreSQL expects ten elements of an array that it does not know yet, and so planned these anew for every claim that was
-- recorded: a third of what recording one took.
alter function claims_words_of(uuid[], timestamptz) set plan_cache_mode = force_generic_plan;
alter function note_statements(uuid[]) set plan_cache_mode = force_generic_plan;
alter function keep_chains(uuid[]) set plan_cache_mode = force_generic_plan;
