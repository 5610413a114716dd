package org.claimbook.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.ClaimView;
import org.claimbook.record.WholeClaims;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimSearch;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes all claims that a filter lets through, as of one instant and however many: it holds a
/// batch of them at a time, and stops reading when nobody takes what it writes.
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ClaimExport {

    /// What becomes of a batch of claims.
    @FunctionalInterface
    private interface Step {
        void write(List<UUID> claims) throws IOException;
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
        each(
                filter,
                text,
                batch -> {
                    for (ClaimItem item : claims.items(batch, filter.asOf(), reader)) {
                        sheet.write(item);
                    }
                });
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
        Writer text = text(out);
        each(
                filter,
                text,
                batch -> {
                    for (ClaimView claim : claims.many(batch, filter.asOf())) {
                        text.write(lines.of(claim));
                        text.write('\n');
                    }
                });
    }

    private static Writer text(OutputStream out) {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    private void each(ClaimFilter filter, Writer text, Step step) throws IOException {
        search.all(
                filter,
                batch -> {
                    try {
                        step.write(batch);
                        text.flush();
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
        text.flush();
    }
}
