package org.claimbook.report;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

interface ReportRepository extends JpaRepository<Report, UUID> {

    /// For whoever changes the report.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Report> findForUpdateById(UUID id);

    /// For whoever places a quote in it: no revision comes between.
    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<Report> findForQuotingById(UUID id);

    /// The same by URL; each in its turn, so that nobody who holds several waits in a circle. As
    /// with `Ids.any`, PostgreSQL is not told how many they are: it read all reports for a batch.
    @NativeQuery(
            """
            select * from report
            where url = any(cast((select cast(:urls as text[])) as text[])) and deleted_at is null
            order by id for share
            """)
    List<Report> findForQuotingByUrls(String[] urls);

    Optional<Report> findByUrlAndDeletedAtIsNull(String url);

    boolean existsByExternalIdAndDeletedAtIsNull(String externalId);

    boolean existsByIdAndDeletedAtIsNull(UUID id);

    /// Up to a hundred claims that refer to it.
    @NativeQuery(
            "select distinct id from (select id from report_referred_by(:id) limit 1000) limit 100")
    List<UUID> findReferringTo(UUID id);

    @NativeQuery(
            """
            select * from report
            where deleted_at is null
              and (cast(:url as text) is null or url = :url)
              and (cast(:externalId as text) is null or external_id = :externalId)
              and (cast(:sha256 as text) is null or id in (select report_id from report_revision where sha256 = :sha256))
              and (cast(:source as uuid) is null
                   or publisher_id in (select id from source where counts_as = (select counts_as from source where id = :source))
                   or credit_id in (select id from source where counts_as = (select counts_as from source where id = :source)))
              and (cast(:q as text) is null or fold_words(title) @@ fold_beginnings(:q))
              and (cast(:after as uuid) is null or id < :after)
            order by id desc
            limit :limit
            """)
    List<Report> findPage(
            @Nullable String url,
            @Nullable String externalId,
            @Nullable String sha256,
            @Nullable UUID source,
            @Nullable String q,
            @Nullable UUID after,
            int limit);
}
