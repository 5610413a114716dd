-- Where somebody came from, as the connection or a trusted proxy says; text, for a proxy may say anything.
alter table audit_event
    add column address text check (length(address) between 1 and 100);
