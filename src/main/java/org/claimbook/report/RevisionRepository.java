package org.claimbook.report;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RevisionRepository extends JpaRepository<ReportRevision, ReportRevision.Key> {

    /// Without their texts, which may be 5 MiB each.
    @Query(
            """
            select new org.claimbook.report.RevisionView(r.key.number, r.kind, r.sha256, r.capturedAt, r.recordedAt, null)
            from ReportRevision r where r.key.reportId = :report order by r.key.number
            """)
    List<RevisionView> findViews(UUID report);
}
