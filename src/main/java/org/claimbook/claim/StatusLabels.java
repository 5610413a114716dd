package org.claimbook.claim;

import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Caller;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.claimbook.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to what statuses are called.
@Component
@Transactional(readOnly = true)
public class StatusLabels {

    private final JdbcClient jdbc;

    StatusLabels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All of them, in their order.
    @OpenTo(Caller.READER)
    public List<StatusLabel> list() {
        return jdbc.sql("select * from status order by ordinal")
                .query((row, number) ->
                        new StatusLabel(
                                Status.valueOf(row.getString("code")),
                                row.getString("label"),
                                row.getString("description"),
                                row.getString("colour"),
                                row.getLong("version")))
                .list();
    }

    /// What each is called.
    @OpenTo(Caller.ROOMS)
    public Map<Status, String> names() {
        return list().stream().collect(toMap(StatusLabel::code, StatusLabel::label));
    }

    @OpenTo(Caller.READER)
    public StatusLabel get(Status code) {
        return list().stream()
                .filter(status -> status.code() == code)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no status %s.".formatted(code)));
    }
}
