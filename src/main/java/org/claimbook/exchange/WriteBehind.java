package org.claimbook.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Writes a batch in another thread while the next is read; never more than one is on its way.
final class WriteBehind {

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /// Begins when the one before is written, and throws what went wrong with that.
    void write(Runnable batch) {
        await();
        last = CompletableFuture.runAsync(batch, Thread::startVirtualThread);
    }

    /// Until all is written.
    void await() {
        try {
            last.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }
}
