package org.claimbook.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to the claims that a filter lets through: a page of them, how many, or all.
@Component
public class ClaimSearch {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final FilterNames names;
    private final WordReader words;

    ClaimSearch(JdbcClient jdbc, FilterNames names, WordReader words) {
        this.jdbc = jdbc;
        this.names = names;
        this.words = words;
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    List<ClaimHit> page(
            ClaimFilter filter, ClaimSort sort, @Nullable List<@Nullable String> after, int limit) {
        return page(filter, words.read(filter), sort, after, limit);
    }

    /// Where the words of the filter have been read before.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    List<ClaimHit> page(
            ClaimFilter filter,
            SearchWords asked,
            ClaimSort sort,
            @Nullable List<@Nullable String> after,
            int limit) {
        return page(conditions(filter, asked), sort, after, 0, limit);
    }

    /// A page of them, the last changed first.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public List<ClaimHit> changed(
            ClaimFilter filter, @Nullable List<@Nullable String> after, int limit) {
        return page(filter, ClaimSort.CHANGED_DESC, after, limit);
    }

    /// Those that somebody has reviewed in public: the best first where words are asked for, else
    /// the newest.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public List<ClaimHit> reviewed(
            ClaimFilter filter,
            ReviewFilter reviews,
            @Nullable List<@Nullable String> after,
            int offset,
            int limit) {
        ClaimConditions conditions = conditions(filter);
        conditions.reviewed(reviews);
        ClaimSort sort = filter.q() == null ? ClaimSort.CHANGED_DESC : ClaimSort.RELEVANCE;
        return page(conditions, sort, after, offset, limit);
    }

    private List<ClaimHit> page(
            ClaimConditions conditions,
            ClaimSort sort,
            @Nullable List<@Nullable String> after,
            int offset,
            int limit) {
        String goingOn = "true";
        if (after != null) {
            String key = after.getFirst();
            goingOn = sort.after(key != null);
            conditions.parameters().put("key", key == null ? null : sort.read(key));
            conditions.parameters().put("id", UUID.fromString(String.valueOf(after.getLast())));
        }
        conditions.parameters().put("limit", limit);
        conditions.parameters().put("offset", offset);
        String page =
                sort == ClaimSort.RELEVANCE
                        ? "select c.id, c.rank as key from (%s) c where %s order by %s limit :limit offset :offset"
                                .formatted(best(conditions), goingOn, sort.order())
                        : "select c.id, %s as key from %s where %s and %s order by %s limit :limit offset :offset"
                                .formatted(
                                        sort.key(),
                                        conditions.from(),
                                        conditions.where(),
                                        goingOn,
                                        sort.order());
        return jdbc.sql(page)
                .params(conditions.parameters())
                .query((row, _) -> new ClaimHit(row.getObject("id", UUID.class), sort.write(row)))
                .list();
    }

    /// The first thousand in the order of relevance; nobody reads further.
    private static String best(ClaimConditions conditions) {
        return "select c.id, %s as rank from %s where %s order by rank desc, c.id desc limit 1000"
                .formatted(conditions.rank(), conditions.from(), conditions.where());
    }

    /// How many there are; no further than to a number that is enough.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    long count(ClaimFilter filter, @Nullable Integer enough) {
        ClaimConditions conditions = conditions(filter);
        conditions.parameters().put("enough", enough);
        String count =
                "select count(*) from (select from %s where %s limit cast(:enough as int)) found"
                        .formatted(conditions.from(), conditions.where());
        return jdbc.sql(count)
                .params(conditions.parameters())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Those among some.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Set<UUID> among(Collection<UUID> some, ClaimFilter filter) {
        ClaimConditions conditions = conditions(filter);
        conditions.parameters().put("some", some.toArray(UUID[]::new));
        String among =
                "select c.id from %s where %s and c.id = any(:some)"
                        .formatted(conditions.from(), conditions.where());
        return jdbc.sql(among)
                .params(conditions.parameters())
                .query((row, _) -> row.getObject("id", UUID.class))
                .set();
    }

    /// Hands all of them on in the order in which they were recorded, some at a time, as of one
    /// instant; the database keeps the place, and nothing here grows with their number.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @OpenTo(Caller.ROOMS)
    public void all(ClaimFilter filter, Consumer<List<UUID>> some) {
        ClaimConditions conditions = conditions(filter);
        String all =
                "select c.id from %s where %s order by c.id"
                        .formatted(conditions.from(), conditions.where());
        try (Stream<UUID> ids =
                jdbc
                        .sql(all)
                        .withFetchSize(BATCH)
                        .params(conditions.parameters())
                        .query((row, _) -> row.getObject("id", UUID.class))
                        .stream()) {
            ids.gather(Gatherers.windowFixed(BATCH)).forEach(some);
        }
    }

    private ClaimConditions conditions(ClaimFilter filter) {
        return conditions(filter, words.read(filter));
    }

    private ClaimConditions conditions(ClaimFilter filter, SearchWords asked) {
        return new ClaimConditions(filter, names.find(filter), asked);
    }
}
