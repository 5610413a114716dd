package org.claimbook.claim;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

interface LinkRepository extends JpaRepository<ClaimLink, UUID> {

    /// The claims that a claim updates, directly or through others.
    @NativeQuery(
            """
            with recursive older (id) as (
                select to_id from claim_link where from_id = :claim and type = 'UPDATES'
                union
                select l.to_id from older join claim_link l on l.from_id = older.id and l.type = 'UPDATES'
            )
            select id from older
            """)
    List<UUID> findUpdatedBy(UUID claim);
}
