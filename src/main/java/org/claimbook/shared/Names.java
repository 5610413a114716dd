package org.claimbook.shared;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds things by name: case, accents and white space make no difference, and nothing is created
/// twice.
@Component
public class Names {

    /// What is found by name.
    public enum Kind {
        SOURCE,
        REPORT,
        TOPIC,
        MEASURE
    }

    /// How many names are locked one by one: locks have a table of some thousand places.
    private static final int ONE_BY_ONE = 400;

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The form in which two names are compared.
    public static String fold(String name) {
        String plain = StringUtils.stripAccents(Normalizer.normalize(name, Normalizer.Form.NFKC));
        String oneCase = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return StringUtils.normalizeSpace(oneCase.replace('\u00a0', ' '));
    }

    /// Whoever refers to one of those by id or name: what it finds is not merged or deleted before
    /// the transaction ends. Taken before the lock of the names and before any row.
    public void hold(Kind kind) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext(:kind))")
                .param("kind", "references to " + kind)
                .query()
                .singleRow();
    }

    /// Whoever merges or deletes one of those waits here until all who refer to any have committed.
    public void holdAlone(Kind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:kind))")
                .param("kind", "references to " + kind)
                .query()
                .singleRow();
    }

    /// Whoever creates one of those by name waits here until others who do have committed: looks
    /// again, then creates. Locks are taken in the order of the kinds, sources and reports before
    /// any claim.
    public void lock(Kind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:kind))")
                .param("kind", "names of " + kind)
                .query()
                .singleRow();
    }

    /// The same for whoever creates those of the wanted that are not known.
    public void lock(Kind kind, Set<String> wanted, Set<String> known) {
        lock(kind, wanted.stream().filter(name -> !known.contains(name)).toList());
    }

    /// The same for whoever creates only things of these names: waits for those alone who create
    /// one of them, or whatever there may be. The kind first, then all at once, so that two do not
    /// wait for each other.
    public void lock(Kind kind, Collection<String> some) {
        if (some.size() > ONE_BY_ONE) {
            lock(kind);
            return;
        }
        jdbc.sql(
                        """
                        with kind as materialized (select pg_advisory_xact_lock_shared(hashtext(:kind)))
                        select count(pg_advisory_xact_lock(hashtext(:kind), place))
                        from kind, (select distinct hashtext(name) as place from unnest(cast(:some as text[])) name order by place) one
                        """)
                .param("kind", "names of " + kind)
                .param("some", some.toArray(String[]::new))
                .query()
                .singleRow();
    }
}
