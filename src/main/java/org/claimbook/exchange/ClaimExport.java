package org.claimbook.exchange;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.claimbook.record.WholeClaims;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimSearch;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes all claims that a filter lets through, as of one instant and however many: it writes one
/// batch while it reads the next, holds no more, and stops when nobody takes what it writes.
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ClaimExport {

    /// Writes one claim.
    @FunctionalInterface
    private interface Step<T> {
        void write(T claim) throws IOException;
    }

    private final ClaimSearch search;
    private final WholeClaims claims;
    private final ClaimLines lines;

    ClaimExport(ClaimSearch search, WholeClaims claims, ClaimLines lines) {
        this.search = search;
        this.claims = claims;
        this.lines = lines;
    }

    /// @throws UncheckedIOException if nobody takes it
    @OpenTo(Caller.READER)
    void csv(ClaimFilter filter, Actor reader, OutputStream out) throws IOException {
        Writer text = text(out);
        ClaimSheet sheet = new ClaimSheet(text);
        each(filter, batch -> claims.items(batch, filter.asOf(), reader), sheet::write, text);
    }

    /// The same of some that somebody chose.
    ///
    /// @throws UncheckedIOException if nobody takes it
    @OpenTo(Caller.READER)
    void csv(List<UUID> chosen, Actor reader, OutputStream out) throws IOException {
        Writer text = text(out);
        ClaimSheet sheet = new ClaimSheet(text);
        claims.items(chosen, null, reader).forEach(sheet::write);
        text.flush();
    }

    /// @throws UncheckedIOException if nobody takes it
    @OpenTo(Caller.READER)
    void jsonl(ClaimFilter filter, OutputStream out) throws IOException {
        each(
                filter,
                batch -> claims.many(batch, filter.asOf()),
                claim -> {
                    out.write(lines.of(claim));
                    out.write('\n');
                },
                out);
    }

    private static Writer text(OutputStream out) {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    private <T> void each(
            ClaimFilter filter, Function<List<UUID>, List<T>> read, Step<T> write, Flushable out)
            throws IOException {
        WriteBehind behind = new WriteBehind();
        try {
            search.all(
                    filter,
                    ids -> {
                        List<T> batch = read.apply(ids);
                        behind.write(() -> write(batch, write, out));
                    });
        } finally {
            behind.await();
        }
        out.flush();
    }

    private static <T> void write(List<T> batch, Step<T> write, Flushable out) {
        try {
            for (T claim : batch) {
                write.write(claim);
            }
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
