package org.claimbook.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claimbook.shared.Names;
import org.claimbook.shared.TextForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the ids of what a filter names, before the claims are looked for: the planner then knows
/// how many claims each has. A source brings all that count as it since they were merged, a topic
/// is what it was merged into.
@Component
class FilterNames {

    private static final String FIND =
            """
            with called as (
                select * from unnest(cast(:filters as text[]), cast(:kinds as text[]), cast(:names as text[])) as n (filter, kind, name)
            )
            select n.filter, named.id from called n
            join source s on s.disclosure = 'NAMED' and s.counts_as = s.id
                and (s.folded_name = n.name or s.folded_aliases @> array[n.name])
            join source named on named.counts_as = s.id
            where n.kind = 'SOURCE'
            union all
            select n.filter, named.id from called n
            join source s on s.id = cast(n.name as uuid) join source named on named.counts_as = s.counts_as
            where n.kind = 'SOURCE_ID'
            union all
            select n.filter, coalesce(t.merged_into, t.id) from called n join topic t on t.folded_name = n.name
            where n.kind = 'TOPIC'
            union all
            select n.filter, coalesce(t.merged_into, t.id) from called n join topic t on t.id = cast(n.name as uuid)
            where n.kind = 'TOPIC_ID'
            union all
            select n.filter, m.id from called n join measure m on m.folded_name = n.name where n.kind = 'MEASURE'
            union all
            select n.filter, u.id from called n join app_user u on lower(u.username) = n.name where n.kind = 'USER'
            """;

    /// Whose ids may lead to others.
    private static final Set<String> MERGED = Set.of("SOURCE", "TOPIC");

    private record Called(String filter, String kind, String name) {}

    private record Found(String filter, UUID id) {}

    private final JdbcClient jdbc;

    FilterNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By filter; what names nothing has no id.
    Map<String, UUID[]> find(ClaimFilter filter) {
        Map<String, List<UUID>> ids = new HashMap<>();
        List<Called> called = new ArrayList<>();
        named(filter)
                .forEach(group ->
                        group.values()
                                .forEach(value -> {
                                    if (TextForm.isUuid(value) && MERGED.contains(group.kind())) {
                                        called.add(
                                                new Called(
                                                        group.filter(),
                                                        group.kind() + "_ID",
                                                        value));
                                    } else if (TextForm.isUuid(value)) {
                                        add(ids, new Found(group.filter(), TextForm.uuid(value)));
                                    } else {
                                        called.add(
                                                new Called(
                                                        group.filter(),
                                                        group.kind(),
                                                        fold(group, value)));
                                    }
                                }));
        if (!called.isEmpty()) {
            find(called).forEach(found -> add(ids, found));
        }
        Map<String, UUID[]> arrays = new HashMap<>();
        ids.forEach((name, values) -> arrays.put(name, values.toArray(UUID[]::new)));
        return arrays;
    }

    private static void add(Map<String, List<UUID>> ids, Found found) {
        ids.computeIfAbsent(found.filter(), _ -> new ArrayList<>()).add(found.id());
    }

    /// Those of one filter.
    static UUID[] of(Map<String, UUID[]> ids, String filter) {
        return ids.getOrDefault(filter, new UUID[0]);
    }

    private record Group(String filter, String kind, List<String> values) {}

    private static List<Group> named(ClaimFilter filter) {
        return List.of(
                new Group("verifier", "SOURCE", filter.verifier()),
                new Group("foundBy", "SOURCE", filter.foundBy()),
                new Group("source", "SOURCE", filter.source()),
                new Group("origin", "SOURCE", filter.origin()),
                new Group("carrier", "SOURCE", filter.carrier()),
                new Group("topic", "TOPIC", filter.topic()),
                new Group("measure", "MEASURE", filter.measure()),
                new Group("assignee", "USER", filter.assignee()));
    }

    private static String fold(Group group, String name) {
        return group.kind().equals("USER") ? name.toLowerCase(Locale.ROOT) : Names.fold(name);
    }

    private List<Found> find(List<Called> called) {
        return jdbc.sql(FIND)
                .param("filters", called.stream().map(Called::filter).toArray(String[]::new))
                .param("kinds", called.stream().map(Called::kind).toArray(String[]::new))
                .param("names", called.stream().map(Called::name).toArray(String[]::new))
                .query((row, _) ->
                        new Found(row.getString("filter"), row.getObject("id", UUID.class)))
                .list();
    }
}
