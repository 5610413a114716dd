package org.claimbook.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// The part of a list that a request asks for: `limit` and `cursor`, as a controller's parameter.
public final class Paging {

    static final int DEFAULT = 50;
    static final int MAX = 200;

    private final int limit;
    private final @Nullable List<@Nullable String> after;
    private final ListUrl url;
    private final Cursors cursors;

    Paging(int limit, @Nullable List<@Nullable String> after, ListUrl url, Cursors cursors) {
        this.limit = limit;
        this.after = after;
        this.url = url;
        this.cursors = cursors;
    }

    /// Rows of a page; fetch one more, it tells whether there is a next.
    public int limit() {
        return limit;
    }

    /// The key values of the last row of the page before, as text; null on the first page.
    public @Nullable List<@Nullable String> after() {
        return after;
    }

    /// The key value of a list that is ordered by one alone; null on the first page.
    public @Nullable String afterKey() {
        return after == null ? null : after.getFirst();
    }

    /// Answers the page and its `Link` from up to limit + 1 rows; the keys are those of the order,
    /// the id last.
    public <R, T> ResponseEntity<Page<T>> page(
            List<R> rows, Function<R, List<? extends @Nullable Object>> keys, Function<R, T> view) {
        return pages(rows, keys, page -> page.stream().map(view).toList());
    }

    /// The same where the views of a page are read together.
    public <R, T> ResponseEntity<Page<T>> pages(
            List<R> rows,
            Function<R, List<? extends @Nullable Object>> keys,
            Function<List<R>, List<T>> views) {
        String next = next(rows, keys);
        Page<T> page = new Page<>(views.apply(rows.stream().limit(limit).toList()), next);
        return next == null
                ? ResponseEntity.ok(page)
                : ResponseEntity.ok()
                        .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next))
                        .body(page);
    }

    /// The absolute URL of the first page, with all parameters.
    public String first() {
        return url.first();
    }

    /// The absolute URL of this page.
    public String self() {
        return after == null ? first() : url.with(cursors.write(url.binding(), after));
    }

    /// The absolute URL of the next page, with all parameters; null on the last.
    public <R> @Nullable String next(
            List<R> rows, Function<R, List<? extends @Nullable Object>> keys) {
        return rows.size() <= limit
                ? null
                : url.with(cursors.write(url.binding(), keys.apply(rows.get(limit - 1))));
    }
}
