package org.claimbook.claim;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to what statuses are called.
@Component
@Transactional(readOnly = true)
public class StatusLabels {

    private final JdbcClient jdbc;
    private final Audit audit;

    StatusLabels(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /// All of them, in their order.
    @OpenTo(Caller.ANYBODY)
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

    /// Edits what a status is called and how it looks; an edit that changes nothing leaves the
    /// version as it is.
    @Transactional
    @OpenTo(Caller.ADMIN)
    StatusLabel edit(
            Status code, Expected expected, UnaryOperator<StatusDraft> change, Actor actor) {
        jdbc.sql("select from status where code = :code for update")
                .param("code", code.name())
                .query()
                .listOfRows();
        StatusLabel status = get(code);
        expected.check(status.version());
        StatusDraft before = status.draft();
        StatusDraft after = change.apply(before);
        if (after.equals(before)) {
            return status;
        }
        jdbc.sql(
                        """
                        update status
                        set label = :label, description = :description, colour = :colour, version = version + 1
                        where code = :code
                        """)
                .param("label", after.label())
                .param("description", after.description())
                .param("colour", after.colour())
                .param("code", code.name())
                .update();
        audit.record(actor, Action.CHANGED, subject(code), before, new Edited(code, after));
        return get(code);
    }

    /// What the audit keeps: which one it was, and how it reads now.
    private record Edited(Status code, @JsonUnwrapped StatusDraft draft) {}

    /// A status has a code and no id; the audit wants one that never changes.
    private static Subject subject(Status code) {
        UUID id = UUID.nameUUIDFromBytes(code.name().getBytes(StandardCharsets.UTF_8));
        return Subject.of(Subject.Kind.STATUS, id);
    }
}
