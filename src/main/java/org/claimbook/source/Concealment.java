package org.claimbook.source;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.IdempotencyKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves what identified a source, and those that were merged into it, into its protected record.
/// The words of claims and the log of changes follow in the database.
@Component
class Concealment {

    private final SourceRepository sources;
    private final SourceVault vault;
    private final IdempotencyKeys answers;
    private final JdbcClient jdbc;

    Concealment(
            SourceRepository sources, SourceVault vault, IdempotencyKeys answers, JdbcClient jdbc) {
        this.sources = sources;
        this.vault = vault;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    /// Of a source that is confidential already in its own row: what identified it until now, and
    /// what does from now on.
    Concealed conceal(Source source, Identity before, Identity after, Instant now) {
        List<Identity> merged =
                sources.findMergedInto(source.id()).stream()
                        .map(gone -> gone.draft().identity())
                        .toList();
        Identity all = after;
        for (Identity gone : merged) {
            all = all.bear(gone, source.id());
        }
        if (!all.isEmpty()) {
            vault.seal(source.id(), all, now);
        }
        concealMerged(source);
        List<UUID> ids = sources.findCountingAs(source.id());
        answers.forget(ids);
        return new Concealed(
                ids,
                Stream.concat(Stream.of(before, after), merged.stream())
                        .flatMap(Identity::terms)
                        .distinct()
                        .toList());
    }

    private void concealMerged(Source source) {
        jdbc.sql(
                        """
                        update source m
                        set disclosure = t.disclosure, description = t.description, name = null, folded_name = null,
                            homepage = null, handles = '{}', same_as = '{}', aliases = '{}', folded_aliases = '{}'
                        from source t
                        where t.id = :source and m.counts_as = t.id and m.id <> t.id
                        """)
                .param("source", source.id())
                .update();
    }
}
