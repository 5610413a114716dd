package org.claimbook.search;

/// Values of which there may be any number, and how to count claims by them.
///
/// @param join the rows in which a claim has them; empty if it has at most one of its own
/// @param names the table that knows what they are called; empty if they say so themselves
record OpenSet(String value, String join, String names, String label) {

    static OpenSet of(String value) {
        return new OpenSet(value, "", "", "k.value");
    }

    OpenSet over(String rows) {
        return new OpenSet(value, rows, names, label);
    }

    OpenSet called(String table, String name) {
        return new OpenSet(value, join, table, name);
    }

    /// The most frequent; names are looked up only for those.
    String counts(ClaimConditions conditions, int most) {
        return """
        select k.value, %1$s as label, k.count
        from (
            select value, count(*) as count
            from (select %2$s %3$s as value from %4$s %5$s where %6$s) has
            where value is not null
            group by value order by count desc, value limit %7$d
        ) k %8$s
        order by k.count desc, label, k.value
        """
                .formatted(
                        label,
                        join.isEmpty() ? "" : "distinct c.id,",
                        value,
                        conditions.from(),
                        join,
                        conditions.where(),
                        most,
                        names.isEmpty() ? "" : "join %s called on called.id = k.value".formatted(names));
    }
}
