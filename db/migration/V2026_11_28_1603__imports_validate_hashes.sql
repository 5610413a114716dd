alter table verification validate constraint verification_hash;
alter table imported validate constraint imported_key, validate constraint imported_content;
alter table import_record validate constraint import_record_key, validate constraint import_record_content;
