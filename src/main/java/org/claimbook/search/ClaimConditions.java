package org.claimbook.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.Precision;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// The one translation of a filter to SQL: fixed conditions over `claim c`, for words over
/// `claim_words w`, for a past day over `status_period p`; every value is a parameter.
final class ClaimConditions {

    private final ClaimFilter filter;
    private final Map<String, UUID[]> ids;
    private final SearchWords words;
    private final Conditions conditions = new Conditions();

    ClaimConditions(ClaimFilter filter, Map<String, UUID[]> ids, SearchWords words) {
        this.filter = filter;
        this.ids = ids;
        this.words = words;
        visible();
        own();
        dated();
        projected();
        new RecordConditions(filter, ids, conditions).add();
        words.addTo(conditions, filter.asOf() != null);
    }

    void reviewed(ReviewFilter reviews) {
        reviews.addTo(conditions, filter);
    }

    /// Where the claims are taken from.
    String from() {
        String claims = "claim c";
        if (filter.q() != null) {
            claims += " join claim_words w on w.claim_id = c.id";
        }
        if (filter.asOf() != null) {
            claims += " join status_period p on p.claim_id = c.id";
        }
        return claims;
    }

    String where() {
        return conditions.where();
    }

    /// How well the words fit.
    String rank() {
        return words.rank();
    }

    Map<String, @Nullable Object> parameters() {
        return conditions.parameters();
    }

    private void visible() {
        conditions.add("c.deleted_at is null");
        if (filter.asOf() == null) {
            conditions.add("c.merged_into is null");
        } else {
            conditions.add(
                    "c.created_at <= :asOf and p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf)",
                    "asOf",
                    Utc.of(filter.asOf()));
        }
        conditions.is("c.published_at is not null", filter.published());
        if (filter.publicOnly()) {
            conditions.add("c.published_at is not null");
        }
    }

    private void own() {
        conditions.any("c.kind = any(:kind)", "kind", filter.kind());
        conditions.any("c.work_state = any(:workState)", "workState", filter.workState());
        named("c.assignee_id = any(:assignee)", "assignee", filter.assignee());
        named("c.measure_id = any(:measure)", "measure", filter.measure());
        named(
                "exists (select from claim_topic t where t.claim_id = c.id and t.topic_id = any(:topic))",
                "topic",
                filter.topic());
        if (!filter.language().isEmpty()) {
            conditions.any(
                    "lower(split_part(c.language, '-', 1)) = any(:language)",
                    "language",
                    filter.language().stream()
                            .map(tag -> tag.replaceFirst("-.*", ""))
                            .distinct()
                            .toArray(String[]::new));
        }
        if (filter.language().stream().anyMatch(tag -> tag.contains("-"))) {
            conditions.add(
                    "lower(c.language) like any(:languages)",
                    "languages",
                    filter.language().stream()
                            .flatMap(tag -> Stream.of(tag, tag + "-%"))
                            .toArray(String[]::new));
        }
    }

    private void dated() {
        at("c.updated_at > :changedAfter", "changedAfter", filter.changedAfter());
        at("c.updated_at < :changedBefore", "changedBefore", filter.changedBefore());
        at("c.recheck_at < :recheckBefore", "recheckBefore", filter.recheckBefore());
        at("c.happened_from >= :happenedAfter", "happenedAfter", end(filter.happenedAfter()));
        at(
                "c.happened_from < :happenedBefore",
                "happenedBefore",
                filter.happenedBefore() == null ? null : filter.happenedBefore().at());
    }

    /// The first instant after a date.
    private static @Nullable Instant end(@Nullable PartialDate date) {
        if (date == null) {
            return null;
        }
        return date.precision() == Precision.INSTANT
                ? date.at().plus(Duration.ofNanos(1_000))
                : date.latest(Instant.MAX);
    }

    private void projected() {
        String at = filter.asOf() == null ? "c." : "p.";
        conditions.any(at + "status = any(:status)", "status", filter.status());
        conditions.is(at + "differs", filter.differs());
        conditions.is(at + "pending", filter.pending());
        named(
                at + "status_verification_id is not null and " + at + "status_by = any(:verifier)",
                "verifier",
                filter.verifier());
    }

    private void at(String condition, String name, @Nullable Instant value) {
        if (value != null) {
            conditions.add(condition, name, Utc.of(value));
        }
    }

    private void named(String condition, String name, List<String> values) {
        if (!values.isEmpty()) {
            conditions.any(condition, name, FilterNames.of(ids, name));
        }
    }
}
