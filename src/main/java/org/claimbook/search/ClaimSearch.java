package org.claimbook.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds the claims that a filter lets through, a page at a time.
@Component
class ClaimSearch {

    private final JdbcClient jdbc;

    ClaimSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<ClaimHit> page(
            ClaimFilter filter, ClaimSort sort, @Nullable List<@Nullable String> after, int limit) {
        ClaimConditions conditions = new ClaimConditions(filter);
        Map<String, @Nullable Object> parameters = new HashMap<>(conditions.parameters());
        parameters.put("limit", limit);
        String goingOn = "true";
        if (after != null) {
            String key = after.getFirst();
            goingOn = sort.after(key != null);
            parameters.put("key", key == null ? null : sort.read(key));
            parameters.put("id", UUID.fromString(String.valueOf(after.getLast())));
        }
        String past = conditions.past() ? "join status_period p on p.claim_id = c.id" : "";
        String page =
                """
                select c.id, %1$s as key
                from %2$s
                where %3$s
                order by %4$s
                limit :limit
                """
                        .formatted(
                                sort.key(),
                                from(sort, conditions.where(), past),
                                sort == ClaimSort.RELEVANCE
                                        ? goingOn
                                        : conditions.where() + "\n and " + goingOn,
                                sort.order());
        return jdbc.sql(page)
                .params(parameters)
                .query((row, number) ->
                        new ClaimHit(row.getObject("id", UUID.class), sort.write(row)))
                .list();
    }

    /// All claims; of those in the order of relevance the first thousand, nobody reads further.
    private static String from(ClaimSort sort, String where, String past) {
        return sort == ClaimSort.RELEVANCE
                ? """
                (select c.id, c.statement from claim c %s where %s order by %s limit 1000) c
                """
                        .formatted(past, where, sort.order())
                : "claim c " + past;
    }
}
