-- What the desk says to itself about a claim. Only ever added to, and never public.
create table claim_comment (
    id uuid primary key,
    seq bigint generated always as identity,
    claim_id uuid not null references claim,
    text text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null references app_user,
    constraint claim_comment_text check (text ~ '\S' and char_length(text) <= 10000)
);

-- GET /claims/{id}/comments, newest first
create index claim_comment_claim on claim_comment (claim_id, seq);
create index claim_comment_recorded_by on claim_comment (recorded_by);

create trigger claim_comment_insert_only before update or delete on claim_comment
    for each row execute function refuse_change();
create trigger claim_comment_no_truncate before truncate on claim_comment
    for each statement execute function refuse_change();
