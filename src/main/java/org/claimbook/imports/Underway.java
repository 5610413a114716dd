package org.claimbook.imports;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/// The batches of a job that are being committed: two at once, as one keeps PostgreSQL busy while
/// the other does so with Java. What may depend on another waits until that one is committed.
final class Underway implements AutoCloseable {

    private static final int AT_ONCE = 2;

    /// How many names are kept in mind; then it begins anew.
    private static final int NAMES = 100_000;

    private final CompletionService<Ties> workers;
    private final List<Ties> batches = new ArrayList<>();
    private final Set<Integer> there = new HashSet<>();
    private int running;

    Underway(Executor threads) {
        this.workers = new ExecutorCompletionService<>(threads);
    }

    /// The names of what batches before have found or made.
    Set<Integer> there() {
        return there;
    }

    /// Commits a batch some time, after those that it may depend on.
    ///
    /// @throws RuntimeException that an earlier batch ended with
    /// @throws InterruptedIOException if nothing more is to be begun
    void begin(Ties ties, Runnable commit) throws InterruptedIOException {
        Future<Ties> ended = workers.poll();
        while (ended != null) {
            end(ended);
            ended = workers.poll();
        }
        while (running == AT_ONCE || batches.stream().anyMatch(other -> ties.touch(other, there))) {
            awaitOne();
        }
        Future<Ties> _ = workers.submit(commit, ties);
        batches.add(ties);
        running++;
    }

    /// Waits until all are committed.
    void await() throws InterruptedIOException {
        while (running > 0) {
            awaitOne();
        }
    }

    private void awaitOne() throws InterruptedIOException {
        try {
            end(workers.take());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void end(Future<Ties> ended) {
        running--;
        if (ended.state() == Future.State.FAILED) {
            switch (ended.exceptionNow()) {
                case RuntimeException refused -> throw refused;
                case Error broken -> throw broken;
                case Throwable impossible -> throw new IllegalStateException(impossible);
            }
        }
        if (there.size() > NAMES) {
            there.clear();
        }
        there.addAll(ended.resultNow().names());
        batches.remove(ended.resultNow());
    }

    /// Begins nothing more, and waits for what is under way: nobody may go on with the job before.
    @Override
    public void close() {
        boolean stopped = Thread.interrupted();
        while (running > 0) {
            try {
                Future<Ties> _ = workers.take();
                running--;
            } catch (InterruptedException _) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
