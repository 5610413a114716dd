alter table report
    add constraint report_title check (title ~ '\S' and char_length(title) <= 1000),
    add constraint report_byline check (char_length(byline) <= 1000),
    add constraint report_external_id_length check (char_length(external_id) <= 500),
    add constraint report_web_url check (web_url(url)),
    add constraint report_archived_url check (web_url(archived_url)),
    add constraint report_language check (language_tag(language));

alter table report_revision
    add constraint report_revision_size check (octet_length(text) <= 5242880),
    add constraint report_revision_captured check (captured_at <= recorded_at + interval '5 minutes');
