package org.claimbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.claimbook.audit.AuditProof;
import org.claimbook.audit.AuditVerifier;
import org.claimbook.audit.RestoredAudit;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.OpenTo;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Fills an empty database from a backup, all or nothing, as whoever owns its tables: with every
/// id, time and hash as it was, and the users, tokens and seals of then in place of those of now.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
class Restoration {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LENGTH_AT_ONCE = 1 << 20;

    private final DataSource tables;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final RestoredAudit audit;
    private final AuditVerifier verifier;
    private final JsonMapper json;

    Restoration(Flyway migrations, RestoredAudit audit, AuditVerifier verifier, JsonMapper json) {
        this.tables = Objects.requireNonNull(migrations.getConfiguration().getDataSource());
        this.owner = JdbcClient.create(tables);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(tables));
        this.audit = audit;
        this.verifier = verifier;
        this.json = json;
    }

    /// What was restored, and whether all that proves its past does so still.
    ///
    /// @throws Conflict if something is recorded already
    /// @throws Invalid if it is no backup, or not the whole of one
    @OpenTo(Caller.ADMIN)
    RestoredView restore(InputStream body, Actor actor) {
        Filling filled = Objects.requireNonNull(transaction.execute(_ -> fill(body, actor)));
        AuditProof proof = verifier.verify(null);
        return new RestoredView(filled.first().id(), filled.rows, proof);
    }

    private Filling fill(InputStream body, Actor actor) {
        List<Table> all = Table.all(owner);
        Emptied emptied = new Emptied(owner, all);
        Filling filling = new Filling(all, emptied, new Lines(body));
        try {
            filling.fill();
            emptied.guard();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (DataIntegrityViolationException dangling) {
            throw new Invalid(
                    "", "not-a-backup", "Some of its rows refer to others that are not in it.");
        }
        owner.sql("select renumber_changes()").query(Boolean.class).single();
        audit.goOn(tables, filling.first().id(), actor);
        return filling;
    }

    /// One of them, some rows of one table at a time.
    private final class Filling {

        private final Map<String, Table> tables;
        private final Emptied emptied;
        private final Lines lines;
        private final Set<Table> begun = new HashSet<>();
        private final List<String> batch = new ArrayList<>();
        private Line.@Nullable First first;
        private @Nullable Table table;
        private List<String> present = List.of();
        private int length;
        private long rows;

        Filling(List<Table> tables, Emptied emptied, Lines lines) {
            this.tables =
                    tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
            this.emptied = emptied;
            this.lines = lines;
        }

        Line.First first() {
            return Objects.requireNonNull(first);
        }

        void fill() throws IOException {
            first(lines.next());
            String line = lines.next();
            while (line != null && Line.asLast(line) == null) {
                lines.digest(line);
                row(Line.asRow(line));
                line = lines.next();
            }
            insert();
            last(line == null ? null : Line.asLast(line));
        }

        private void first(@Nullable String line) {
            first = line == null ? null : Line.asFirst(line);
            if (line == null || first == null) {
                throw lines.wrong("does not begin a backup");
            }
            if (first.version() > Line.VERSION) {
                throw lines.wrong("is of a newer version of Claimbook");
            }
            lines.digest(line);
        }

        private void last(Line.@Nullable Last last) throws IOException {
            if (last == null) {
                throw lines.wrong("is not the last one: something is missing");
            }
            if (last.rows() != rows || !last.sha256().equals(lines.sha256())) {
                throw lines.wrong("counts or digests other lines than stand before it");
            }
            if (lines.next() != null) {
                throw lines.wrong("stands behind the end");
            }
        }

        private void row(Line.@Nullable Row row) {
            Table of = row == null ? null : tables.get(row.table());
            if (row == null || of == null) {
                throw lines.wrong("is no row of a table that is known here");
            }
            if (!of.equals(table)) {
                insert();
                table = of;
                present = present(of, row.json());
                if (begun.add(of)) {
                    emptied.makeRoom(of);
                }
            }
            batch.add(row.json());
            length += row.json().length();
            rows++;
            if (batch.size() == ROWS_AT_ONCE || length > LENGTH_AT_ONCE) {
                insert();
            }
        }

        /// All rows of a table have the same columns; one that is newer takes its default.
        private List<String> present(Table of, String row) {
            List<String> columns = new ArrayList<>();
            try {
                json.readTree(row).propertyNames().forEach(columns::add);
            } catch (JacksonException _) {
                throw lines.wrong("is not JSON");
            }
            if (!of.columns().containsAll(columns)) {
                throw lines.wrong("has columns that are not known here");
            }
            return columns;
        }

        private void insert() {
            if (table == null || batch.isEmpty()) {
                return;
            }
            try {
                owner.sql(table.insertion(present))
                        .param("rows", "[" + String.join(",", batch) + "]")
                        .update();
            } catch (DataAccessException refused) {
                throw lines.wrong("or one shortly before it is no row of its table");
            }
            batch.clear();
            length = 0;
        }
    }
}
