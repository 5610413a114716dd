package org.claimbook.source;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /// By id; unknown ids are absent.
    Map<UUID, SourceLabel> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select source_label(s) as label from source s where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> json.readValue(row.getString("label"), SourceLabel.class))
                .list()
                .stream()
                .collect(Collectors.toMap(SourceLabel::id, Function.identity()));
    }
}
