package org.claimbook.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// The orders in which claims can be listed; the text is what stands in the address.
enum ClaimSort {
    CHANGED_DESC("-changed"),
    CHANGED("changed"),
    CREATED_DESC("-created"),
    CREATED("created"),
    HAPPENED_DESC("-happened"),
    HAPPENED("happened"),
    RELEVANCE("relevance"),
    DUE("due");

    private final String text;

    ClaimSort(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(ClaimSort::toString).toList();
    }

    /// The key of a claim in this order.
    String key() {
        return switch (this) {
            case CHANGED_DESC, CHANGED -> "c.updated_at";
            case CREATED_DESC, CREATED -> "c.created_at";
            case HAPPENED_DESC, HAPPENED -> "c.happened_from";
            case DUE -> "c.due_at";
            case RELEVANCE -> "c.rank";
        };
    }

    String order() {
        return switch (this) {
            case CHANGED_DESC, CREATED_DESC, RELEVANCE -> key() + " desc, c.id desc";
            case CHANGED, CREATED -> key() + ", c.id";
            case HAPPENED_DESC -> key() + " desc nulls last, c.id desc";
            case HAPPENED, DUE -> key() + " nulls last, c.id";
        };
    }

    /// Where a page goes on. `a <= :key and (a < :key or id < :id)` lets it start in the index.
    String after(boolean keyKnown) {
        return switch (this) {
            case CHANGED_DESC, CREATED_DESC, RELEVANCE ->
                    "KEY <= :key and (KEY < :key or c.id < :id)".replace("KEY", key());
            case CHANGED, CREATED ->
                    "KEY >= :key and (KEY > :key or c.id > :id)".replace("KEY", key());
            case HAPPENED_DESC ->
                    keyKnown
                            ? "(KEY < :key or KEY = :key and c.id < :id or KEY is null)"
                                    .replace("KEY", key())
                            : "KEY is null and c.id < :id".replace("KEY", key());
            case HAPPENED, DUE ->
                    keyKnown
                            ? "(KEY > :key or KEY = :key and c.id > :id or KEY is null)"
                                    .replace("KEY", key())
                            : "KEY is null and c.id > :id".replace("KEY", key());
        };
    }

    /// The key as a cursor keeps it.
    @Nullable String write(ResultSet row) throws SQLException {
        if (this == RELEVANCE) {
            return Float.toString(row.getFloat("key"));
        }
        Instant key = Utc.readOrNull(row, "key");
        return key == null ? null : key.toString();
    }

    /// The key as SQL compares it.
    Object read(String key) {
        return this == RELEVANCE ? (Object) Float.valueOf(key) : Utc.of(Instant.parse(key));
    }

    @Override
    public String toString() {
        return text;
    }
}
