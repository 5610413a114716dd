-- A search that somebody keeps: the filters and order of a list as its address has them. `seen_at` is how far they have
-- looked at what it finds.
create table saved_search (
    id uuid primary key,
    owner_id uuid not null references app_user,
    name text not null,
    query text not null,
    seen_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    constraint saved_search_name check (name ~ '\S' and char_length(name) <= 200),
    constraint saved_search_query check (char_length(query) <= 4000)
);

-- GET /searches
create index saved_search_owner on saved_search (owner_id, id);
