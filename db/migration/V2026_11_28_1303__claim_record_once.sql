-- A new claim is written after what was recorded with it, as what it amounts to by then: it used to be written twice, into
-- each of its nineteen indexes. So whoever refers to it comes first, and the claim has to be there when all is committed.
alter table appearance
    alter constraint appearance_claim_id_fkey deferrable initially deferred,
    alter constraint appearance_read_by_fkey deferrable initially deferred;
alter table response
    alter constraint response_claim_id_fkey deferrable initially deferred,
    alter constraint response_read_by_fkey deferrable initially deferred;
alter table verification
    alter constraint verification_claim_id_fkey deferrable initially deferred,
    alter constraint verification_read_by_fkey deferrable initially deferred;
alter table claim_link
    alter constraint claim_link_from_id_fkey deferrable initially deferred,
    alter constraint claim_link_to_id_fkey deferrable initially deferred;
