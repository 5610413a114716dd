-- Claims are filtered by the language before the region; the partial index on that tells the planner nothing of how many there are.
create statistics claim_primary_language on lower(split_part(language, '-', 1)) from claim;
analyze claim;
