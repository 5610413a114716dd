-- What the drafts ask of texts at the edge (WebUrl, CodePoints), for the last word in the tables. The bodies are bound to
-- what they call, so that a dump is restored without a search path.
create function web_url(text) returns boolean language sql immutable parallel safe
    return $1 ~* '^https?://[!-~]+$' and char_length($1) <= 2048;

create function web_urls(text[], most int) returns boolean language sql immutable parallel safe
    return cardinality($1) <= most and (select coalesce(bool_and(web_url(item)), true) from unnest($1) item);

create function short_texts(text[], most int, longest int) returns boolean language sql immutable parallel safe
    return cardinality($1) <= most and (select coalesce(bool_and(char_length(item) <= longest), true) from unnest($1) item);

-- BCP 47
create function language_tag(text) returns boolean language sql immutable parallel safe
    return $1 ~ '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$' and char_length($1) <= 35;
