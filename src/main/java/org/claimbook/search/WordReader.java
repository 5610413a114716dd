package org.claimbook.search;

import java.util.List;
import org.claimbook.search.SearchWords.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Has the database read what somebody typed, by the rules of each language.
@Component
class WordReader {

    private static final String READ =
            """
            select cast(array_agg(config) as text) as configs, cast(search_within(query, :weights) as text) as words,
                   querytree(query) as loosely
            from search_queries(:q)
            where numnode(query) > 0
            group by query
            order by query
            """;

    private final JdbcClient jdbc;

    WordReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The public looks only where it may see.
    SearchWords read(ClaimFilter filter) {
        if (filter.q() == null) {
            return SearchWords.NONE;
        }
        List<Reading> readings =
                jdbc.sql(READ)
                        .param("q", filter.q())
                        .param("weights", filter.publicOnly() ? "AB" : "ABC")
                        .query((row, _) ->
                                new Reading(
                                        row.getString("configs"),
                                        row.getString("words"),
                                        row.getString("loosely")))
                        .list();
        return new SearchWords(true, readings);
    }
}
