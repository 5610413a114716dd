package org.claimbook.search;

import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.SqlParameterValue;

/// Words to be found, as each language reads them: `simple` "grenades" is English "grenad".
record SearchWords(boolean asked, List<Reading> readings) {

    /// What some languages (text search configurations) read, as the database writes it.
    ///
    /// @param query only where the reader may look
    /// @param loosely what has to be there at least, wherever it stands; T if nothing has
    record Reading(String configs, String query, String loosely) {}

    static final SearchWords NONE = new SearchWords(false, List.of());

    /// Nothing is found where no language knows what is asked. A claim that was changed since a
    /// past day is read as it was; the index finds those that may do.
    void addTo(Conditions conditions, boolean past) {
        if (!asked) {
            return;
        }
        conditions.add(
                readings.isEmpty()
                        ? "false"
                        : each("(w.config = any(cast(:configs%1$d as regconfig[])) and %2$s)", past)
                                .collect(Collectors.joining(" or ", "(", ")")));
        queries().forEach(conditions::parameter);
        for (int number = 0; number < readings.size(); number++) {
            conditions.parameter("loosely" + number, untyped(readings.get(number).loosely()));
        }
    }

    private Stream<String> each(String condition, boolean past) {
        return IntStream.range(0, readings.size())
                .mapToObj(number -> condition.formatted(number, past ? then(number) : now(number)));
    }

    private static String now(int number) {
        return "w.words @@ cast(:query%d as tsquery)".formatted(number);
    }

    private String then(int number) {
        String loosely =
                readings.get(number).loosely().equals("T")
                        ? ""
                        : "w.words @@ cast(:loosely%d as tsquery) and ".formatted(number);
        return loosely
                + """
                case when c.updated_at <= :asOf then w.words else claim_words_of(c.id, :asOf) end
                @@ cast(:query%d as tsquery)
                """
                        .formatted(number);
    }

    /// The query of a claim's own language, and none where that language knows no such words.
    String query() {
        return byLanguage("cast(:query%1$d as tsquery)", "cast('' as tsquery)");
    }

    /// The parameters of the query.
    Map<String, Object> queries() {
        Map<String, Object> parameters = new HashMap<>();
        for (int number = 0; number < readings.size(); number++) {
            parameters.put("configs" + number, untyped(readings.get(number).configs()));
            parameters.put("query" + number, untyped(readings.get(number).query()));
        }
        return parameters;
    }

    /// Takes the type that the statement gives it; what is sent as text is read anew for each row.
    private static SqlParameterValue untyped(String value) {
        return new SqlParameterValue(Types.OTHER, value);
    }

    /// How well they fit: in the statement best, in a short text better than in a long one.
    String rank() {
        return byLanguage("ts_rank(w.words, cast(:query%1$d as tsquery), 1)", "cast(0 as real)");
    }

    private String byLanguage(String which, String otherwise) {
        return readings.isEmpty()
                ? otherwise
                : IntStream.range(0, readings.size())
                        .mapToObj(
                                ("when w.config = any(cast(:configs%1$d as regconfig[])) then "
                                                + which)
                                        ::formatted)
                        .collect(Collectors.joining(" ", "case ", " else " + otherwise + " end"));
    }
}
