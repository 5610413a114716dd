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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts the claims that a filter lets through by what they have in common.
@Component
class ClaimFacets {

    /// Values of an open set: the most frequent.
    static final int MOST = 50;

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
    Map<String, List<FacetCount>> count(ClaimParameters parameters) {
        Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
        for (Facet facet : parameters.facets()) {
            counts.put(facet.text(), count(facet, parameters.without(facet.text()).filter()));
        }
        return counts;
    }

    private List<FacetCount> count(Facet facet, ClaimFilter filter) {
        return switch (facet) {
            case STATUS -> statuses(filter);
            case KIND -> all(ClaimKind.values(), closed("c.kind", filter));
            case WORK_STATE -> all(WorkState.values(), closed("c.work_state", filter));
            case LANGUAGE -> open("c.language", "", "c.language", "true", filter);
            case TOPIC ->
                    open(
                            "t.id",
                            "join claim_topic has on has.claim_id = c.id join topic t on t.id = has.topic_id",
                            "t.name",
                            "true",
                            filter);
            case VERIFIER ->
                    open(
                            "s.id",
                            "join source s on s.id = %s.status_by".formatted(projected(filter)),
                            "coalesce(s.name, s.description)",
                            projected(filter) + ".status_verification_id is not null",
                            filter);
            case SOURCE -> hops("true", filter);
            case ORIGIN -> hops("h.position = 0 and h.standing <> 'DISOWNED'", filter);
            case CARRIER ->
                    hops(
                            """
                            h.standing <> 'DISOWNED'
                            and h.position = (select max(last.position) from hop last where last.appearance_id = a.id)
                            """,
                            filter);
            case REPORT ->
                    open(
                            "r.id",
                            "join appearance a on a.claim_id = c.id join report r on r.id = a.report_id",
                            "r.title",
                            RecordConditions.thenAppeared(filter),
                            filter);
            case ASSIGNEE ->
                    open(
                            "u.username",
                            "join app_user u on u.id = c.assignee_id",
                            "u.username",
                            "true",
                            filter);
        };
    }

    private List<FacetCount> statuses(ClaimFilter filter) {
        Map<String, Long> counts = closed(projected(filter) + ".status", filter);
        return labels.list().stream()
                .map(status -> status(status, counts))
                .toList();
    }

    private static FacetCount status(StatusLabel status, Map<String, Long> counts) {
        String code = status.code().name();
        return new FacetCount(code, status.label(), counts.getOrDefault(code, 0L));
    }

    private static List<FacetCount> all(Enum<?>[] values, Map<String, Long> counts) {
        return Arrays.stream(values)
                .map(value ->
                        new FacetCount(
                                value.name(), null, counts.getOrDefault(value.name(), 0L)))
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

    private List<FacetCount> hops(String which, ClaimFilter filter) {
        return open(
                "s.id",
                "join appearance a on a.claim_id = c.id join hop h on h.appearance_id = a.id join source s on s.id = h.source_id",
                "coalesce(s.name, s.description)",
                RecordConditions.thenAppeared(filter) + " and " + which,
                filter);
    }

    private List<FacetCount> open(
            String value, String join, String label, String which, ClaimFilter filter) {
        ClaimConditions conditions = conditions(filter);
        String sql =
                """
                select %1$s as value, %2$s as label, count(distinct c.id) as count
                from %3$s %4$s where %5$s and %6$s and %1$s is not null
                group by 1, 2 order by count desc, label, value limit %7$d
                """
                        .formatted(
                                value, label, conditions.from(), join, conditions.where(), which, MOST);
        return jdbc.sql(sql)
                .params(conditions.parameters())
                .query((row, _) ->
                        new FacetCount(
                                row.getString("value"),
                                row.getString("label"),
                                row.getLong("count")))
                .list();
    }

    private static String projected(ClaimFilter filter) {
        return filter.asOf() == null ? "c" : "p";
    }

    private ClaimConditions conditions(ClaimFilter filter) {
        return new ClaimConditions(filter, names.find(filter), words.read(filter));
    }
}
