package org.claimbook.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.claimbook.imports.ImportBatch.Done;
import org.claimbook.imports.Jobs.Held;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Fault;
import org.claimbook.shared.GuardFailed;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Problems;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Commits records together with what became of them, so that none is recorded twice or lost,
/// whatever happens. One that is refused keeps no other from being recorded.
@Component
class ImportCommit {

    /// Somebody has cancelled the job, or runs it now.
    static final class Gone extends RuntimeException {}

    /// Other writers are in the way only for a while.
    private static final int TRIES = 5;

    private final ImportBatch batch;
    private final Imported imported;
    private final Jobs jobs;
    private final RatingLabels labels;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;
    private final Problems problems;
    private final TransactionTemplate transaction;

    ImportCommit(
            ImportBatch batch,
            Imported imported,
            Jobs jobs,
            RatingLabels labels,
            JdbcClient jdbc,
            NamedParameterJdbcOperations batches,
            JsonMapper json,
            Problems problems,
            TransactionTemplate transaction) {
        this.batch = batch;
        this.imported = imported;
        this.jobs = jobs;
        this.labels = labels;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.problems = problems;
        this.transaction = transaction;
    }

    /// @throws Gone if the job is no longer whose it was
    void commit(Held job, List<Prepared> records, long bytes, Actor actor) {
        List<Prepared> left = new ArrayList<>(records);
        int tries = 0;
        while (true) {
            try {
                write(job, left, bytes, actor);
                return;
            } catch (Gone | TransactionException over) {
                throw over;
            } catch (TransientDataAccessException busy) {
                if (++tries == TRIES) {
                    throw busy;
                }
            } catch (RuntimeException refused) {
                if (problems.mayPass(refused)) {
                    throw refused;
                }
                if (!refuse(left, faults(refused))) {
                    left = halved(job, left, refused, actor);
                }
            }
        }
    }

    /// Nobody knows which of the records is refused: commits the first half, and answers what is
    /// left. Of one alone it is known.
    private List<Prepared> halved(
            Held job, List<Prepared> records, RuntimeException refused, Actor actor) {
        if (records.size() > 1) {
            int half = records.size() / 2;
            commit(job, records.subList(0, half), 0, actor);
            return new ArrayList<>(records.subList(half, records.size()));
        }
        if (records.getFirst().claim() == null) {
            throw refused;
        }
        return new ArrayList<>(
                List.of(
                        records.getFirst()
                                .ended(Outcome.FAILED, List.of(problems.fault(refused)))));
    }

    private void write(Held job, List<Prepared> records, long bytes, Actor actor) {
        if (job.dryRun()) {
            List<Done> would =
                    transaction.execute(status -> {
                        List<Done> done = batch.write(records, actor);
                        checkAll();
                        status.setRollbackOnly();
                        return done;
                    });
            transaction.executeWithoutResult(_ -> keep(job, afterEarlier(job, would), bytes));
        } else {
            transaction.executeWithoutResult(_ -> keep(job, batch.write(records, actor), bytes));
        }
    }

    /// What else would come with the commit, while the row of the job is locked: the next batch
    /// would wait for it.
    private void checkAll() {
        jdbc.sql("set constraints all immediate").update();
    }

    /// A dry run has recorded nothing of what came before under the same keys.
    private List<Done> afterEarlier(Held job, List<Done> done) {
        Map<String, String> earlier = imported.earlier(job.id(), done);
        return done.stream()
                .map(one -> {
                    String key = one.key();
                    String content = key == null ? null : earlier.get(key);
                    return content == null ? one : one.after(content);
                })
                .toList();
    }

    private void keep(Held job, List<Done> done, long bytes) {
        batches.batchUpdate(
                """
                insert into import_record (job_id, number, outcome, claim_id, notes, raw, key, content)
                values (:job, :number, :outcome, cast(:claim as uuid), cast(:notes as jsonb), :raw, :key, :content)
                """,
                done.stream().map(one -> row(job, one)).toArray(SqlParameterSource[]::new));
        checkAll();
        if (!job.dryRun()) {
            labels.queue(unmapped(done));
        }
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        done.forEach(one -> counts.merge(one.outcome(), 1L, Long::sum));
        if (!jobs.progress(job, counts, bytes)) {
            throw new Gone();
        }
    }

    private static List<String> unmapped(List<Done> done) {
        return done.stream()
                .filter(one -> one.outcome() != Outcome.FAILED)
                .flatMap(one -> Stream.ofNullable(one.record().unmapped()))
                .distinct()
                .sorted()
                .toList();
    }

    private SqlParameterSource row(Held job, Done one) {
        boolean failed = one.outcome() == Outcome.FAILED;
        String key = job.dryRun() ? one.key() : null;
        return new MapSqlParameterSource()
                .addValue("job", job.id())
                .addValue("number", one.record().raw().number())
                .addValue("outcome", one.outcome().name())
                .addValue(
                        "claim",
                        job.dryRun() || one.claim() == null ? null : one.claim().toString())
                .addValue(
                        "notes",
                        one.notes().isEmpty() ? null : json.writeValueAsString(one.notes()))
                .addValue("raw", failed ? Imported.storable(one.record().raw().text()) : null)
                .addValue("key", key)
                .addValue("content", key == null ? null : one.content());
    }

    /// Whether it is known of any record that it is refused.
    private static boolean refuse(List<Prepared> records, List<Fault> faults) {
        boolean any = false;
        for (int place = 0; place < records.size(); place++) {
            List<Fault> own = of(place, faults);
            if (!own.isEmpty() && records.get(place).claim() != null) {
                records.set(place, refused(records.get(place), own));
                any = true;
            }
        }
        return any;
    }

    /// What an export knows of a quote is not the text that it stands in.
    private static Prepared refused(Prepared record, List<Fault> faults) {
        boolean textIsMissing = faults.stream().allMatch(fault -> fault.code().equals("no-text"));
        return textIsMissing && record.id() != null
                ? record.withoutQuotes(faults)
                : record.ended(Outcome.FAILED, faults);
    }

    private static List<Fault> of(int place, List<Fault> faults) {
        String prefix = "/" + place;
        return faults.stream()
                .filter(fault ->
                        fault.pointer().equals(prefix) || fault.pointer().startsWith(prefix + "/"))
                .map(fault ->
                        new Fault(
                                fault.pointer().substring(prefix.length()),
                                fault.code(),
                                fault.detail()))
                .toList();
    }

    private static List<Fault> faults(RuntimeException refused) {
        return switch (refused) {
            case Invalid invalid -> invalid.faults();
            case GuardFailed failed ->
                    failed.guards().stream()
                            .map(guard -> new Fault(guard.pointer(), guard.code(), guard.detail()))
                            .toList();
            default -> List.of();
        };
    }
}
