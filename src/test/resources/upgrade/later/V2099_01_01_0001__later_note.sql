create table later_note as select current_setting('lock_timeout') as lock_timeout;
