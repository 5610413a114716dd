package org.claimbook.imports;

import java.time.Clock;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Queues an import of what was imported with a rating that meant nothing then, as it came.
@Component
class ReviewsAgain {

    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ReviewsAgain(Jobs jobs, JdbcClient jdbc, Audit audit, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// In the transaction that says what the label means.
    void read(String label, Actor actor) {
        UUID id = Ids.next();
        int found =
                jdbc.sql(
                                """
                                insert into import_chunk (job_id, number, bytes, at)
                                select :job, row_number() over (order by key) - 1, convert_to(raw || E'\\n', 'UTF8'), :at
                                from imported where unmapped = :label and raw is not null
                                """)
                        .param("job", id)
                        .param("label", label)
                        .param("at", Utc.of(clock.instant()))
                        .update();
        if (found > 0) {
            long size =
                    jdbc.sql(
                                    "select sum(octet_length(bytes)) from import_chunk where job_id = :job")
                            .param("job", id)
                            .query(Long.class)
                            .single();
            jobs.add(id, ImportFormat.CLAIM_REVIEW, false, null, CsvShape.NONE, size, actor.id());
            audit.record(
                    actor,
                    Action.CREATED,
                    Subject.of(Subject.Kind.IMPORT, id),
                    null,
                    new Again(label, found));
        }
    }

    /// What the audit keeps of such an import.
    private record Again(String ratingLabel, int reviews) {}
}
