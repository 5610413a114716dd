-- PostgreSQL writes the body of such a function anew from what it has parsed, and calls a parameter without a name "" where
-- another has one: a dump of it could not be restored.
create or replace function web_urls(items text[], most int) returns boolean language sql immutable parallel safe
    return cardinality(items) <= most and (select coalesce(bool_and(web_url(item)), true) from unnest(items) item);

create or replace function short_texts(items text[], most int, longest int) returns boolean language sql immutable parallel safe
    return cardinality(items) <= most and (select coalesce(bool_and(char_length(item) <= longest), true) from unnest(items) item);
