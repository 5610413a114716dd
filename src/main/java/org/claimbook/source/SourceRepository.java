package org.claimbook.source;

import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface SourceRepository extends JpaRepository<Source, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Source> findForUpdateById(UUID id);

    Optional<Source> findByDeskTrue();

    /// All that show and count as it.
    @NativeQuery("select id from source where counts_as = :id")
    List<UUID> findCountingAs(UUID id);

    @NativeQuery("select * from source where counts_as = :id and id <> :id order by id")
    List<Source> findMergedInto(UUID id);

    /// The sources on the way up from one to another; none where that is not above it.
    @NativeQuery(
            """
            with recursive up (id, way) as (
                select s.id, array[s.id] from source s where s.id = :id
                union all
                select p.id, up.way || p.id from up join source s on s.id = up.id join source p on p.id = s.parent_id
            )
            select unnest(way) from up where id = :above
            """)
    List<UUID> findFromUpTo(UUID id, UUID above);

    /// Up to a hundred claims, reports and sources that refer to it.
    @NativeQuery(
            "select distinct id from (select id from source_referred_by(:id) limit 1000) limit 100")
    List<UUID> findReferringTo(UUID id);

    /// Whether it is the other or above it, as parent or through others.
    @NativeQuery(
            """
            with recursive up (id) as (
                select cast(:other as uuid)
                union
                select s.parent_id from source s join up on s.id = up.id
            )
            select exists (select from up where id = :id)
            """)
    boolean isAbove(UUID id, UUID other);

    @NativeQuery(
            """
            select * from source
            where counts_as = id and deleted_at is null
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:disclosure as text) is null or disclosure = :disclosure)
              and (cast(:q as text) is null
                   or source_words(name, aliases, description) @@ fold_beginnings(:q))
              and (cast(:family as uuid) is null or family_id = (select counts_as from source where id = :family))
              and (cast(:reliability as text) is null or id in (
                  select r.source_id from reliability r
                  where r.letter = :reliability and r.topic_id is null
                    and r.from_at <= :now and (r.to_at is null or r.to_at > :now)))
              and (cast(:label as text) is null
                   or (left(coalesce(name, description), 200), id) > (left(:label, 200), cast(:id as uuid)))
            order by left(coalesce(name, description), 200), id
            limit :limit
            """)
    List<Source> findPage(
            @Nullable String q,
            @Nullable String kind,
            @Nullable String disclosure,
            @Nullable UUID family,
            @Nullable String reliability,
            OffsetDateTime now,
            @Nullable String label,
            @Nullable UUID id,
            int limit);
}
