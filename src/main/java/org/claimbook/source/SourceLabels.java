package org.claimbook.source;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What sources are called and whose family they are, for any number of them in one statement.
@Component
class SourceLabels {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SourceLabels(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The newsroom itself.
    UUID desk() {
        return jdbc.sql("select id from source where desk").query(UUID.class).single();
    }

    /// By the id that was asked for, also where the source was merged into another that it shows
    /// as; unknown ids are absent.
    Map<UUID, SourceLabel> of(Collection<UUID> ids) {
        return of(ids, "true");
    }

    /// The same without deleted ones, which nothing new refers to.
    Map<UUID, SourceLabel> present(Collection<UUID> ids) {
        return of(ids, "deleted_at is null");
    }

    private Map<UUID, SourceLabel> of(Collection<UUID> ids, String condition) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select id, label from source join source_label using (id) where id = %s and %s"
                                .formatted(Ids.any("ids"), condition))
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(
                                row.getObject("id", UUID.class),
                                json.readValue(row.getString("label"), SourceLabel.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
