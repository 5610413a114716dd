package org.claimbook.search;

/// Values of which there may be any number, and how to count claims by them.
///
/// @param join where they are
/// @param many whether a claim may have one of them twice there
/// @param names the table that knows what they are called; empty if they say so themselves
record OpenSet(String value, String join, boolean many, String names, String label) {

    static OpenSet of(String value) {
        return new OpenSet(value, "", false, "", "k.value");
    }

    OpenSet over(String rows) {
        return new OpenSet(value, rows, true, names, label);
    }

    OpenSet beside(String row) {
        return new OpenSet(value, row, false, names, label);
    }

    OpenSet called(String table, String name) {
        return new OpenSet(value, join, many, table, name);
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
                        many ? "distinct c.id," : "",
                        value,
                        conditions.from(),
                        join,
                        conditions.where(),
                        most,
                        names.isEmpty()
                                ? ""
                                : "join %s called on called.id = k.value".formatted(names));
    }
}
