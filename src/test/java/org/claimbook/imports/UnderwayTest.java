package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnderwayTest {

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private Runnable batch(String name) {
        return () -> {
            said.add(name + " begins");
            pass();
            said.add(name + " ends");
        };
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Ties ties(Set<String> own, Set<String> links, Set<String> names) {
        return new Ties(
                own, links, names.stream().map(String::hashCode).collect(Collectors.toSet()));
    }

    private static Ties none() {
        return new Ties();
    }

    @Test
    void twoAreUnderWayAtOnceAndNoMore() throws Exception {
        try (Underway batches = new Underway(Thread::startVirtualThread)) {
            batches.begin(none(), batch("one"));
            batches.begin(none(), batch("two"));
            await().until(() -> said.size() == 2);
            assertThat(said).containsExactlyInAnyOrder("one begins", "two begins");
            Thread opens = Thread.startVirtualThread(gate::countDown);
            batches.begin(none(), batch("three"));
            assertThat(said).containsAnyOf("one ends", "two ends");
            opens.join();
            batches.await();
        }
        assertThat(said).hasSize(6);
    }

    @Test
    void whatMayDependOnAnotherWaitsForIt() throws Exception {
        Ties first = ties(Set.of("a"), Set.of("b"), Set.of("Reuters"));
        List<Ties> later =
                List.of(
                        ties(Set.of("a"), Set.of(), Set.of()),
                        ties(Set.of("b"), Set.of(), Set.of()),
                        ties(Set.of("c"), Set.of("a"), Set.of()));
        for (Ties second : later) {
            said.clear();
            try (Underway batches = new Underway(Thread::startVirtualThread)) {
                batches.begin(first, () -> said.add("first"));
                batches.begin(second, () -> said.add("second"));
            }
            assertThat(said).containsExactly("first", "second");
        }
        assertThat(first.touch(ties(Set.of("c"), Set.of("b"), Set.of("AP")), Set.of())).isFalse();
        assertThat(first.touch(ties(Set.of("c"), Set.of(), Set.of("Reuters")), Set.of())).isTrue();
        assertThat(first.touch(ties(Set.of("c"), Set.of(), Set.of("Reuters")), first.names()))
                .isFalse();
    }

    @Test
    void whatIsUnderWayEndsBeforeItIsToldThatAnotherFailed() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Executor starts = task -> threads.add(Thread.startVirtualThread(task));
        assertThatThrownBy(
                        () -> {
                            try (Underway batches = new Underway(starts)) {
                                batches.begin(none(), batch("one"));
                                batches.begin(
                                        none(),
                                        () -> {
                                            throw new IllegalStateException("two fails");
                                        });
                                Thread.startVirtualThread(() -> {
                                    await().until(() -> !threads.get(1).isAlive());
                                    gate.countDown();
                                });
                                batches.begin(none(), batch("three"));
                                batches.begin(none(), batch("four"));
                            }
                        })
                .hasMessage("two fails");
        assertThat(said).contains("one ends").doesNotContain("four begins");
    }

    @Test
    void whoeverIsStoppedBeginsNothingMore() throws Exception {
        try (Underway batches = new Underway(Thread::startVirtualThread)) {
            batches.begin(none(), batch("one"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(batches::await).isInstanceOf(InterruptedIOException.class);
            gate.countDown();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(said).containsExactly("one begins", "one ends");
    }
}
