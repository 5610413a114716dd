-- The foreign key to status: the indexes of lists leave out what was deleted or merged.
create index claim_status on claim (status);
