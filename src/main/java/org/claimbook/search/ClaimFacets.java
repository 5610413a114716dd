package org.claimbook.search;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.StatusLabel;
import org.claimbook.claim.StatusLabels;
import org.claimbook.claim.WorkState;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts the claims that a filter lets through by what they have in common.
@Component
class ClaimFacets {

    /// Values of an open set: the most frequent.
    private static final int MOST = 50;

    private static final String SOURCE = "coalesce(called.name, called.description)";

    private final JdbcClient jdbc;
    private final FilterNames names;
    private final WordReader words;
    private final StatusLabels labels;

    ClaimFacets(JdbcClient jdbc, FilterNames names, WordReader words, StatusLabels labels) {
        this.jdbc = jdbc;
        this.names = names;
        this.words = words;
        this.labels = labels;
    }

    /// Each ignores its own filter: it says what another choice would find.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    Map<String, List<FacetCount>> count(ClaimParameters parameters) {
        Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
        for (Facet facet : parameters.facets()) {
            counts.put(facet.text(), count(facet, parameters.without(facet.text()).filter()));
        }
        return counts;
    }

    private List<FacetCount> count(Facet facet, ClaimFilter filter) {
        String projected = filter.asOf() == null ? "c" : "p";
        return switch (facet) {
            case STATUS -> statuses(closed(projected + ".status", filter));
            case KIND -> all(ClaimKind.values(), closed("c.kind", filter));
            case WORK_STATE -> all(WorkState.values(), closed("c.work_state", filter));
            case LANGUAGE -> open(OpenSet.of("c.language"), filter);
            case TOPIC ->
                    open(
                            OpenSet.of("has.topic_id")
                                    .beside("join claim_topic has on has.claim_id = c.id")
                                    .called("topic", "called.name"),
                            filter);
            case VERIFIER ->
                    open(
                            OpenSet.of(
                                            "case when %s.status_verification_id is not null then by.counts_as end"
                                                    .formatted(projected))
                                    .beside(
                                            "join source by on by.id = %s.status_by"
                                                    .formatted(projected))
                                    .called("source", SOURCE),
                            filter);
            case SOURCE ->
                    open(
                            appeared(
                                            "said.counts_as",
                                            "join hop h on h.appearance_id = a.id join source said on said.id = h.source_id",
                                            filter)
                                    .called("source", SOURCE),
                            filter);
            case ORIGIN ->
                    open(appeared("a.origin_id", "", filter).called("source", SOURCE), filter);
            case CARRIER ->
                    open(appeared("a.carrier_id", "", filter).called("source", SOURCE), filter);
            case REPORT ->
                    open(
                            appeared("a.report_id", "", filter).called("report", "called.title"),
                            filter);
            case ASSIGNEE ->
                    open(OpenSet.of("c.assignee_id").called("app_user", "called.username"), filter)
                            .stream()
                            .map(FacetCount::byLabel)
                            .toList();
        };
    }

    private static OpenSet appeared(String value, String hops, ClaimFilter filter) {
        return OpenSet.of(value)
                .over(
                        "join appearance a on %s %s"
                                .formatted(RecordConditions.thenAppeared(filter), hops));
    }

    private List<FacetCount> statuses(Map<String, Long> counts) {
        return labels.list().stream().map(status -> status(status, counts)).toList();
    }

    private static FacetCount status(StatusLabel status, Map<String, Long> counts) {
        String code = status.code().name();
        return new FacetCount(code, status.label(), counts.getOrDefault(code, 0L));
    }

    private static List<FacetCount> all(Enum<?>[] values, Map<String, Long> counts) {
        return Arrays.stream(values)
                .map(value ->
                        new FacetCount(value.name(), null, counts.getOrDefault(value.name(), 0L)))
                .toList();
    }

    private Map<String, Long> closed(String column, ClaimFilter filter) {
        ClaimConditions conditions = conditions(filter);
        String sql =
                "select %1$s as value, count(*) as count from %2$s where %3$s group by %1$s"
                        .formatted(column, conditions.from(), conditions.where());
        return jdbc
                .sql(sql)
                .params(conditions.parameters())
                .query((row, _) -> Map.entry(row.getString("value"), row.getLong("count")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<FacetCount> open(OpenSet set, ClaimFilter filter) {
        ClaimConditions conditions = conditions(filter);
        return jdbc.sql(set.counts(conditions, MOST))
                .params(conditions.parameters())
                .query((row, _) ->
                        new FacetCount(
                                row.getString("value"),
                                row.getString("label"),
                                row.getLong("count")))
                .list();
    }

    private ClaimConditions conditions(ClaimFilter filter) {
        return new ClaimConditions(filter, names.find(filter), words.read(filter));
    }
}
