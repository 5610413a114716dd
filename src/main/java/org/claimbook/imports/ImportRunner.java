package org.claimbook.imports;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.claimbook.account.Users;
import org.claimbook.imports.ImportCommit.Gone;
import org.claimbook.imports.Jobs.Held;
import org.claimbook.imports.Jobs.Recorded;
import org.claimbook.imports.RatingLabels.Meaning;
import org.claimbook.imports.RecordStream.Unreadable;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Problems;
import org.claimbook.shared.RequestInfo;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Runs jobs behind the back of those who asked for them, one at a time on each instance. A job of
/// an instance that is gone is taken over where that one left it: what it has not recorded.
@Component
class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    /// How many records are passed over, on the way to where a job was left, until it is heard of.
    private static final int PASSED = 20_000;

    private final Jobs jobs;
    private final Spool spool;
    private final ImportFiles files;
    private final ImportCommit commits;
    private final Users users;
    private final Problems problems;
    private final MeterRegistry meters;
    private final UUID instance = UUID.randomUUID();
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());

    ImportRunner(
            Jobs jobs,
            Spool spool,
            ImportFiles files,
            ImportCommit commits,
            Users users,
            Problems problems,
            MeterRegistry meters) {
        this.jobs = jobs;
        this.spool = spool;
        this.files = files;
        this.commits = commits;
        this.users = users;
        this.problems = problems;
        this.meters = meters;
    }

    /// Not on the scheduler's own thread, which has other things to do meanwhile.
    @Scheduled(
            fixedDelayString = "${claimbook.imports.every:PT1S}",
            initialDelayString = "${claimbook.imports.every:PT1S}")
    void poll() {
        if (running.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    runAll();
                } catch (RuntimeException e) {
                    LOG.warn("An import stopped, and will be taken up again", e);
                } finally {
                    running.set(false);
                }
            });
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void tidy() {
        spool.dropOld();
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /// Everything that is to be done now.
    void runAll() {
        Optional<Held> next = jobs.take(instance);
        while (next.isPresent()) {
            run(next.get());
            next = Thread.currentThread().isInterrupted() ? Optional.empty() : jobs.take(instance);
        }
    }

    private void run(Held job) {
        LOG.info("Import {} begins after {} records", job.id(), job.read());
        Optional<Actor> actor =
                users.actor(job.createdBy()).filter(it -> it.role().includes(Role.EDITOR));
        if (actor.isEmpty()) {
            end(job, "Whoever began it may not record claims any more.");
            return;
        }
        try {
            end(job, read(job, actor.get()));
        } catch (TransactionException
                | TransientDataAccessException
                | NonTransientDataAccessResourceException outage) {
            throw outage;
        } catch (Gone _) {
            LOG.info("Import {} is not ours any more", job.id());
        } catch (IOException interrupted) {
            LOG.info("Import {} is left to others", job.id(), interrupted);
            jobs.release(job);
        } catch (RuntimeException unexpected) {
            if (problems.mayPass(unexpected)) {
                throw unexpected;
            }
            end(job, problems.fault(unexpected).detail());
        }
    }

    /// The file of a dry run stays for a while, to be imported without being sent again.
    private void end(Held job, @Nullable String failure) {
        jobs.finish(job, failure);
        if (!job.dryRun()) {
            spool.drop(job.id());
        }
        LOG.info("Import {} has ended: {}", job.id(), failure == null ? "done" : failure);
    }

    /// Null if all went well; else why the rest of the file cannot be read.
    private @Nullable String read(Held job, Actor actor) throws IOException {
        Recorded recorded = jobs.recorded(job);
        Map<String, Meaning> meanings = files.meanings(job);
        AtomicLong bytes = new AtomicLong();
        Batch batch = new Batch();
        String broken = null;
        try (Underway batches = new Underway(ImportRunner::start)) {
            try (RecordStream records = files.open(job, bytes::set)) {
                Raw raw = next(records, job, recorded);
                while (raw != null) {
                    Prepared next = prepared(job, raw, meanings);
                    Ties ties = Ties.of(next, !job.dryRun());
                    if (batch.endsBefore(next, ties, batches.there())) {
                        begin(batches, batch, job, bytes.get(), actor);
                        batch = new Batch();
                    }
                    batch.add(next, ties);
                    raw = next(records, job, recorded);
                }
            } catch (Unreadable rest) {
                broken = rest.why();
            }
            begin(batches, batch, job, bytes.get(), actor);
            batches.await();
        }
        return broken;
    }

    private static void start(Runnable batch) {
        Thread.ofPlatform().name("import batch").daemon().start(batch);
    }

    /// The next that is not recorded yet; null after the last.
    private @Nullable Raw next(RecordStream records, Held job, Recorded recorded)
            throws IOException {
        Raw raw = records.next();
        while (raw != null && recorded.has(raw.number())) {
            if (raw.number() % PASSED == 0 && !jobs.progress(job, Map.of(), 0)) {
                throw new Gone();
            }
            raw = records.next();
        }
        return raw;
    }

    /// What nobody has thought of keeps no other record from being read.
    private Prepared prepared(Held job, Raw raw, Map<String, Meaning> meanings) {
        try {
            return files.prepare(job, raw, meanings);
        } catch (RuntimeException unexpected) {
            Fault why = problems.fault(unexpected);
            return Prepared.ended(
                    Raw.ended(raw.number(), raw.text(), Outcome.FAILED, why.code(), why.detail()),
                    Outcome.FAILED);
        }
    }

    private void begin(Underway batches, Batch batch, Held job, long bytes, Actor actor)
            throws IOException {
        if (!batch.isEmpty()) {
            batches.begin(batch.ties(), () -> commit(job, batch.records(), bytes, actor));
        }
    }

    private void commit(Held job, List<Prepared> records, long bytes, Actor actor) {
        RequestInfo.during("Import " + job.id(), () -> commits.commit(job, records, bytes, actor));
        meters.counter("claimbook.import.records", "dry", String.valueOf(job.dryRun()))
                .increment(records.size());
    }
}
