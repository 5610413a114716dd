package org.claimbook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Does several things at the same time.
public final class AtOnce {

    private AtOnce() {}

    /// What each answers, in their order; they begin together.
    public static <T> List<T> all(List<Callable<T>> things) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(things.size())) {
            CyclicBarrier start = new CyclicBarrier(things.size());
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<T> thing : things) {
                answers.add(
                        threads.submit(() -> {
                            start.await(10, TimeUnit.SECONDS);
                            return thing.call();
                        }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get(300, TimeUnit.SECONDS));
            }
            return all;
        }
    }

    /// The same for clients that are numbered from 0.
    public static <T> List<T> clients(int clients, IntFunction<Callable<T>> client)
            throws Exception {
        return all(IntStream.range(0, clients).mapToObj(client).toList());
    }
}
