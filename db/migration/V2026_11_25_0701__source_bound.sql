alter table source
    add constraint source_name check (name ~ '\S' and char_length(name) <= 500),
    add constraint source_description check (char_length(description) <= 2000),
    add constraint source_homepage check (web_url(homepage)),
    add constraint source_handles check (short_texts(handles, 50, 200)),
    add constraint source_same_as check (web_urls(same_as, 50)),
    add constraint source_aliases check (short_texts(aliases, 100, 500));

-- Somebody who also speaks under other terms is a second source. After the row is written, so that its checks speak first.
create function disclosure_is_set_once() returns trigger language plpgsql as $$
begin
    raise exception 'disclosure is set once'
        using errcode = 'check_violation', constraint = 'source_disclosure_fixed', table = 'source';
end $$;

create trigger source_disclosure_fixed after update of disclosure on source
    for each row when (new.disclosure <> old.disclosure) execute function disclosure_is_set_once();
