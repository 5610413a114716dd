package org.claimbook.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claimbook.search.StatementWords.Word;
import org.claimbook.shared.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads a statement as the index of claims does, in the database: one reading for both.
@Component
class StatementReader {

    /// A word, and what is the same for all of them.
    private record Row(Word word, long claims, double length, boolean english) {}

    private static final Pattern SPELLED = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final int MOST_SPELLED = 2_000;

    /// So few claims tell nothing about how rare a word is.
    private static final long FEW = 10;

    private static final double USUAL_LENGTH = 25;

    private static final String WORDS =
            """
            with spelled as (
                select distinct on (stem.lexeme) stem.lexeme, s.word
                from unnest(cast(:words as text[]), cast(:folded as text[])) with ordinality s (word, folded, place),
                     unnest(to_tsvector('pg_catalog.english', s.folded)) stem
                order by stem.lexeme, s.place
            ), total as (
                select coalesce(max(claims), 0) as claims, coalesce(max(words), 0) as words from word_total
            )
            select w.lexeme, coalesce(s.word, w.lexeme) as word, cardinality(w.positions) as times,
                   coalesce(n.claims, 1) as claims, t.claims as all_claims, t.words as all_words,
                   reads_as_english(:statement, :language) as english
            from unnest(similar_words(:statement)) w
            cross join total t
            left join spelled s on s.lexeme = w.lexeme
            left join word_count n on n.word = w.lexeme
            order by coalesce(n.claims, 1), w.lexeme
            """;

    private final JdbcClient jdbc;

    StatementReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StatementWords read(String statement, @Nullable String language) {
        List<String> spelled = spelled(statement);
        List<Row> rows =
                jdbc.sql(WORDS)
                        .param("words", spelled.toArray(String[]::new))
                        .param("folded", spelled.stream().map(Names::fold).toArray(String[]::new))
                        .param("statement", statement)
                        .param("language", language)
                        .query(StatementReader::row)
                        .list();
        return rows.isEmpty()
                ? new StatementWords(List.of(), FEW, USUAL_LENGTH, false)
                : new StatementWords(
                        rows.stream().map(Row::word).toList(),
                        Math.max(rows.getFirst().claims(), FEW),
                        rows.getFirst().length(),
                        rows.getFirst().english());
    }

    private static Row row(ResultSet row, int ignored) throws SQLException {
        long claims = row.getLong("all_claims");
        return new Row(
                new Word(
                        row.getString("lexeme"),
                        row.getString("word"),
                        row.getInt("times"),
                        row.getLong("claims")),
                claims,
                claims == 0 ? USUAL_LENGTH : (double) row.getLong("all_words") / claims,
                row.getBoolean("english"));
    }

    /// The words as they are written, for saying which are shared.
    private static List<String> spelled(String statement) {
        Stream<String> words = SPELLED.matcher(statement).results().map(MatchResult::group);
        return new LinkedHashSet<>(words.limit(MOST_SPELLED).toList()).stream().toList();
    }
}
