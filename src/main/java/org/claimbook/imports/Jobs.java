package org.claimbook.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of import jobs.
@Component
class Jobs {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    /// How long nobody else takes a job of which nothing is heard; it is heard of with each batch.
    private final Duration hold;

    Jobs(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            @Value("${claimbook.imports.hold:PT15S}") Duration hold) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.hold = hold;
    }

    /// A job that is held by who runs it.
    record Held(
            UUID id,
            ImportFormat format,
            boolean dryRun,
            @Nullable String name,
            long size,
            long read,
            CsvShape reading,
            UUID createdBy,
            UUID holder) {}

    /// Which records of a job are recorded: up to the last, all but some, as batches do not commit
    /// in the order of the file.
    record Recorded(long last, Set<Long> missing) {

        boolean has(long number) {
            return number <= last && !missing.contains(number);
        }
    }

    void add(
            UUID id,
            ImportFormat format,
            boolean dryRun,
            @Nullable String name,
            CsvShape reading,
            long size,
            UUID by) {
        jdbc.sql(
                        """
                        insert into import_job (id, format, dry_run, name, reading, state, size, created_at, created_by)
                        values (:id, :format, :dryRun, :name, cast(:reading as jsonb), 'QUEUED', :size, :at, :by)
                        """)
                .param("id", id)
                .param("format", format.code())
                .param("dryRun", dryRun)
                .param("name", name)
                .param(
                        "reading",
                        format == ImportFormat.CSV ? json.writeValueAsString(reading) : null)
                .param("size", size)
                .param("at", now())
                .param("by", by)
                .update();
    }

    /// Shows how a table is read.
    void reads(Held job, CsvShape shape) {
        jdbc.sql("update import_job set reading = cast(:reading as jsonb) where id = :id")
                .param("reading", json.writeValueAsString(shape))
                .param("id", job.id())
                .update();
    }

    Optional<ImportJobView> find(UUID id) {
        return jdbc.sql(SELECT + "where j.id = :id")
                .param("id", id)
                .query((row, _) -> view(row))
                .optional();
    }

    /// Newest first.
    List<ImportJobView> page(@Nullable UUID after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                where cast(:after as uuid) is null or j.id < :after
                                order by j.id desc limit :limit
                                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    /// The oldest that nobody runs, held from now on.
    Optional<Held> take(UUID holder) {
        return jdbc.sql(
                        """
                        update import_job set state = 'RUNNING', holder = :holder, held_until = :until,
                               started_at = coalesce(started_at, :now),
                               version = version + case when state = 'QUEUED' then 1 else 0 end
                        where id = (
                            select id from import_job
                            where state = 'QUEUED' or state = 'RUNNING' and held_until < :now
                            order by id limit 1 for update skip locked)
                        returning *
                        """)
                .param("holder", holder)
                .param("until", until())
                .param("now", now())
                .query((row, _) ->
                        new Held(
                                row.getObject("id", UUID.class),
                                format(row),
                                row.getBoolean("dry_run"),
                                row.getString("name"),
                                row.getLong("size"),
                                row.getLong("read"),
                                reading(row),
                                row.getObject("created_by", UUID.class),
                                holder))
                .optional();
    }

    /// Of a job that is held, so that nobody else adds to them.
    Recorded recorded(Held job) {
        long last =
                jdbc.sql("select coalesce(max(number), 0) from import_record where job_id = :id")
                        .param("id", job.id())
                        .query(Long.class)
                        .single();
        return new Recorded(last, last == job.read() ? Set.of() : missing(job, last));
    }

    private Set<Long> missing(Held job, long last) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select number from generate_series(1, :last) number
                                except select number from import_record where job_id = :id
                                """)
                        .param("id", job.id())
                        .param("last", last)
                        .query((row, _) -> row.getLong("number"))
                        .list());
    }

    /// Goes on holding a job, and counts what became of its next records; false if it is cancelled,
    /// or somebody else runs it now.
    boolean progress(Held job, Map<Outcome, Long> counts, long bytes) {
        return jdbc.sql(
                                """
                                update import_job
                                set read = read + :created + :updated + :unchanged + :skipped + :failed,
                                    created = created + :created, updated = updated + :updated,
                                    unchanged = unchanged + :unchanged, skipped = skipped + :skipped,
                                    failed = failed + :failed, bytes = greatest(bytes, :bytes),
                                    held_until = :until
                                where id = :id and state = 'RUNNING' and holder = :holder
                                """)
                        .param("id", job.id())
                        .param("holder", job.holder())
                        .param("until", until())
                        .param("created", counts.getOrDefault(Outcome.CREATED, 0L))
                        .param("updated", counts.getOrDefault(Outcome.UPDATED, 0L))
                        .param("unchanged", counts.getOrDefault(Outcome.UNCHANGED, 0L))
                        .param("skipped", counts.getOrDefault(Outcome.SKIPPED, 0L))
                        .param("failed", counts.getOrDefault(Outcome.FAILED, 0L))
                        .param("bytes", bytes)
                        .update()
                == 1;
    }

    /// Gives a job back, for whoever is there.
    void release(Held job) {
        jdbc.sql(
                        """
                        update import_job set held_until = created_at
                        where id = :id and state = 'RUNNING' and holder = :holder
                        """)
                .param("id", job.id())
                .param("holder", job.holder())
                .update();
    }

    /// Ends a job that is still held: DONE, or FAILED for a reason.
    void finish(Held job, @Nullable String failure) {
        jdbc.sql(
                        """
                        update import_job
                        set state = :state, failure = :failure, finished_at = :now, version = version + 1,
                            holder = null, held_until = null,
                            bytes = case when cast(:failure as text) is null then size else bytes end
                        where id = :id and state = 'RUNNING' and holder = :holder
                        """)
                .param("id", job.id())
                .param("holder", job.holder())
                .param("state", failure == null ? "DONE" : "FAILED")
                .param("failure", failure)
                .param("now", now())
                .update();
    }

    /// False if it has ended already.
    boolean cancel(UUID id) {
        return jdbc.sql(
                                """
                                update import_job
                                set state = 'CANCELLED', finished_at = :now, version = version + 1,
                                    holder = null, held_until = null
                                where id = :id and state in ('QUEUED', 'RUNNING')
                                """)
                        .param("id", id)
                        .param("now", now())
                        .update()
                == 1;
    }

    private static final String SELECT =
            """
            select j.*, u.username,
                   j.state in ('DONE', 'FAILED') and exists (select from import_chunk where job_id = j.id) as kept
            from import_job j join app_user u on u.id = j.created_by
            """;

    private ImportJobView view(ResultSet row) throws SQLException {
        Instant started = Utc.readOrNull(row, "started_at");
        Instant finished = Utc.readOrNull(row, "finished_at");
        long size = row.getLong("size");
        long bytes = row.getLong("bytes");
        long read = row.getLong("read");
        return new ImportJobView(
                row.getObject("id", UUID.class),
                format(row),
                ImportState.valueOf(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getString("name"),
                row.getString("reading") == null ? null : reading(row),
                size,
                bytes,
                read,
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("skipped"),
                row.getLong("failed"),
                row.getString("failure"),
                row.getString("username"),
                Utc.read(row, "created_at"),
                started,
                finished,
                rate(started, finished, read),
                expected(started, finished, bytes, size),
                row.getBoolean("kept"),
                row.getLong("version"));
    }

    private @Nullable Double rate(
            @Nullable Instant started, @Nullable Instant finished, long read) {
        if (started == null) {
            return null;
        }
        Duration time = Duration.between(started, finished == null ? clock.instant() : finished);
        return time.toMillis() > 0 ? Math.round(read * 10_000.0 / time.toMillis()) / 10.0 : null;
    }

    /// As if the rest of the file took as long for its size as what has been read.
    private @Nullable Instant expected(
            @Nullable Instant started, @Nullable Instant finished, long bytes, long size) {
        if (started == null || finished != null || bytes == 0) {
            return null;
        }
        Duration time = Duration.between(started, clock.instant());
        return started.plusMillis((long) (time.toMillis() * ((double) size / bytes)));
    }

    private CsvShape reading(ResultSet row) throws SQLException {
        String reading = row.getString("reading");
        return reading == null ? CsvShape.NONE : json.readValue(reading, CsvShape.class);
    }

    private static ImportFormat format(ResultSet row) throws SQLException {
        return ImportFormat.of(row.getString("format")).orElseThrow();
    }

    private OffsetDateTime now() {
        return Utc.of(clock.instant());
    }

    private OffsetDateTime until() {
        return Utc.of(clock.instant().plus(hold));
    }
}
