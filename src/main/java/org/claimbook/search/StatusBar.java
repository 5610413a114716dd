package org.claimbook.search;

import java.util.ArrayList;
import java.util.List;

/// Counts by status as stretches of a bar, in thousandths of its length.
public record StatusBar(List<Part> parts, long total) {

    public record Part(String code, String label, long count, long x, long width) {}

    private static final long LENGTH = 1_000;

    static StatusBar of(List<FacetCount> counts) {
        long total = counts.stream().mapToLong(FacetCount::count).sum();
        List<Part> parts = new ArrayList<>();
        long before = 0;
        for (FacetCount count : counts) {
            if (count.count() > 0) {
                long from = before * LENGTH / total;
                before += count.count();
                parts.add(
                        new Part(
                                count.value(),
                                String.valueOf(count.label()),
                                count.count(),
                                from,
                                before * LENGTH / total - from));
            }
        }
        return new StatusBar(parts, total);
    }
}
