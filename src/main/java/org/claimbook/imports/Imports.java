package org.claimbook.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Ids;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The way in to imports.
@Component
@Transactional
class Imports {

    /// What the audit keeps of an import.
    private record Begun(ImportFormat format, boolean dryRun, @Nullable String name, long size) {}

    private final Jobs jobs;
    private final Spool spool;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Imports(
            Jobs jobs,
            Spool spool,
            JdbcClient jdbc,
            JsonMapper json,
            Audit audit,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.spool = spool;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Keeps a file and queues its job; a transaction begins when all of it is there.
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.EDITOR)
    ImportJobView begin(
            ImportFormat format,
            boolean dryRun,
            @Nullable String name,
            CsvShape reading,
            InputStream file,
            Actor actor)
            throws IOException {
        UUID id = Ids.next();
        long size = spool.keep(id, file);
        return transaction.execute(
                _ -> queued(id, new Begun(format, dryRun, name, size), reading, actor));
    }

    /// Queues the file of a dry run once more, for good or for another try.
    ///
    /// @throws Conflict if it is not kept any more
    @OpenTo(Caller.EDITOR)
    ImportJobView again(UUID id, boolean dryRun, CsvShape reading, Actor actor) {
        ImportJobView tried = find(id);
        UUID next = Ids.next();
        if (!tried.kept() || !spool.move(id, next)) {
            throw new Conflict("file-gone", "The file is not kept any more: send it again.", id);
        }
        Begun begun = new Begun(tried.format(), dryRun, tried.name(), tried.size());
        return queued(next, begun, reading, actor);
    }

    private ImportJobView queued(UUID id, Begun begun, CsvShape reading, Actor actor) {
        jobs.add(
                id,
                begun.format(),
                begun.dryRun(),
                begun.name(),
                reading,
                begun.size(),
                actor.id());
        audit.record(actor, Action.CREATED, subject(id), null, begun);
        return find(id);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    ImportJobView get(UUID id) {
        return find(id);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<ImportJobView> list(@Nullable UUID after, int limit) {
        return jobs.page(after, limit);
    }

    /// Ends a job; what it has recorded by then stays.
    ///
    /// @throws Conflict if it has ended
    @OpenTo(Caller.EDITOR)
    void cancel(UUID id, Expected expected, Actor actor) {
        expected.check(find(id).version());
        if (!jobs.cancel(id)) {
            throw new Conflict("import-ended", "The import has ended already.", id);
        }
        spool.drop(id);
        audit.record(actor, Action.CANCELLED, subject(id), null, null);
    }

    /// What is wrong with the records that failed, one thing after the other.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<ImportError> errors(UUID id, long record, long ordinal, int limit) {
        find(id);
        return jdbc.sql(
                        """
                        select r.number, n.ordinality, n.value ->> 'pointer' as pointer, n.value ->> 'code' as code,
                               n.value ->> 'detail' as detail
                        from import_record r, jsonb_array_elements(r.notes) with ordinality n
                        where r.job_id = :job and r.outcome = 'FAILED' and r.number >= :record
                          and (r.number, n.ordinality) > (:record, :ordinal)
                        order by r.number, n.ordinality
                        limit :limit
                        """)
                .param("job", id)
                .param("record", record)
                .param("ordinal", ordinal)
                .param("limit", limit)
                .query((row, _) ->
                        new ImportError(
                                row.getLong("number"),
                                row.getString("pointer"),
                                row.getString("code"),
                                row.getString("detail"),
                                row.getLong("ordinality")))
                .list();
    }

    /// What became of each record, or of those with one outcome.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<ImportRecordView> records(UUID id, @Nullable Outcome outcome, long after, int limit) {
        find(id);
        return jdbc.sql(
                        """
                        select number, outcome, claim_id, notes from import_record
                        where job_id = :job and number > :after
                          and (cast(:outcome as text) is null or outcome = :outcome)
                        order by number limit :limit
                        """)
                .param("job", id)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("limit", limit)
                .query((row, _) ->
                        new ImportRecordView(
                                row.getLong("number"),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getObject("claim_id", UUID.class),
                                notes(row.getString("notes"))))
                .list();
    }

    /// Each record that failed, as it came; those of a table after its header.
    @Transactional(readOnly = true)
    @OpenTo(Caller.EDITOR)
    void failed(UUID id, Consumer<String> taker) {
        CsvShape shape = find(id).reading();
        if (shape != null && shape.header() != null && shape.delimiter() != null) {
            taker.accept(CsvRows.line(shape.header(), shape.delimiter()));
        }
        jdbc.sql(
                        """
                        select raw from import_record where job_id = :job and outcome = 'FAILED' and raw <> ''
                        order by number
                        """)
                .withFetchSize(50)
                .param("job", id)
                .query(row -> {
                    taker.accept(row.getString("raw"));
                });
    }

    private List<Fault> notes(@Nullable String notes) {
        return notes == null ? List.of() : json.readValue(notes, new TypeReference<>() {});
    }

    private ImportJobView find(UUID id) {
        return jobs.find(id).orElseThrow(() -> new NotFound("import", id));
    }

    private static Subject subject(UUID id) {
        return Subject.of(Subject.Kind.IMPORT, id);
    }
}
