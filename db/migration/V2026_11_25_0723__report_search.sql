-- GET /reports?q=
create index report_words on report using gin (fold_words(title));

-- GET /reports?source=, the newest first; an agency may have published or been credited with every other report
create index report_by_publisher on report (publisher_id, id);
create index report_by_credit on report (credit_id, id);
drop index report_publisher;
drop index report_credit;
