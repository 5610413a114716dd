package org.claimbook.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.claim.Status;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.claimbook.verification.Qualifier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to what ratings mean that others give in words: the words as a whole, or nothing.
@Component
@Transactional
class RatingLabels {

    /// What words amount to; without a status, to no verdict.
    record Meaning(@Nullable String status, @Nullable String qualifier) {}

    private static final String SELECT =
            "select id, label, mapped, status, qualifier, updated_at, version from rating_label ";

    private final JdbcClient jdbc;
    private final ReviewsAgain again;
    private final Audit audit;
    private final Clock clock;

    RatingLabels(JdbcClient jdbc, ReviewsAgain again, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.again = again;
        this.audit = audit;
        this.clock = clock;
    }

    /// The form in which labels are compared: case and blanks make no difference.
    static String normal(String label) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return LooseTexts.cut(plain.strip().replaceAll("\\s+", " "), 500);
    }

    /// All that somebody has said what it means.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        jdbc.sql("select label, status, qualifier from rating_label where mapped")
                .query(row -> {
                    meanings.put(
                            row.getString("label"),
                            new Meaning(row.getString("status"), row.getString("qualifier")));
                });
        return meanings;
    }

    /// Notes labels of which nobody has said what they mean.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.ROOMS)
    void queue(List<String> labels) {
        for (String label : labels) {
            jdbc.sql(
                            """
                            insert into rating_label (id, label, mapped, created_at, updated_at)
                            values (:id, :label, false, :at, :at) on conflict (label) do nothing
                            """)
                    .param("id", Ids.next())
                    .param("label", label)
                    .param("at", Utc.of(clock.instant()))
                    .update();
        }
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<RatingLabelView> list(@Nullable Boolean mapped, @Nullable String after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                where (cast(:mapped as boolean) is null or mapped = :mapped)
                                  and (cast(:after as text) is null or label > :after)
                                order by label limit :limit
                                """)
                .param("mapped", mapped)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    RatingLabelView get(UUID id) {
        return find(id, "");
    }

    /// Says once for all what a label means; what was imported with it is read again.
    @OpenTo(Caller.EDITOR)
    RatingLabelView edit(
            UUID id,
            Expected expected,
            UnaryOperator<RatingLabelDraft> change,
            Faults faults,
            Actor actor) {
        RatingLabelView before = find(id, "for update");
        expected.check(before.version());
        RatingLabelDraft after = change.apply(before.draft());
        after.refuse(faults);
        faults.throwIfAny();
        jdbc.sql(
                        """
                        update rating_label
                        set mapped = true, status = :status, qualifier = :qualifier, updated_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("status", after.status() == null ? null : after.status().name())
                .param("qualifier", after.qualifier() == null ? null : after.qualifier().name())
                .param("at", Utc.of(clock.instant()))
                .update();
        audit.record(
                actor,
                Action.CHANGED,
                Subject.of(Subject.Kind.RATING_LABEL, id),
                before.draft(),
                after);
        again.read(before.label(), actor);
        return find(id, "");
    }

    private RatingLabelView find(UUID id, String lock) {
        return jdbc.sql(SELECT + "where id = :id " + lock)
                .param("id", id)
                .query((row, _) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("rating label", id));
    }

    private static RatingLabelView view(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String qualifier = row.getString("qualifier");
        return new RatingLabelView(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getBoolean("mapped"),
                status == null ? null : Status.valueOf(status),
                qualifier == null ? null : Qualifier.valueOf(qualifier),
                row.getLong("version"));
    }
}
