package org.claimbook.claim;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// Through whom a claim came, over all its appearances: origins, carriers, and how many of them are
/// independent.
public record Sourcing(List<AppearanceView> appearances) {

    /// The original sources, each once, in the order of appearance; DISOWNED ones count for
    /// nothing.
    public List<SourceLabel> origins() {
        return countingOrigins().map(HopView::source).distinct().toList();
    }

    /// Those who passed it on last, each once.
    public List<SourceLabel> carriers() {
        return appearances.stream()
                .map(AppearanceView::carrier)
                .filter(HopView::counts)
                .map(HopView::source)
                .distinct()
                .toList();
    }

    /// How many families the origins come from: "five outlets, one origin" is one. Those of unknown
    /// family add one together, and only where there is no known one; who only passes on what
    /// another chain began with adds none.
    public int independentOrigins() {
        List<SourceLabel.Family> families =
                appearances.stream()
                        .filter(appearance ->
                                appearance.origin().counts() && !passedOnElsewhere(appearance))
                        .map(appearance -> appearance.origin().source().family())
                        .distinct()
                        .toList();
        long known =
                families.stream()
                        .filter(SourceLabel.Family::known)
                        .map(SourceLabel.Family::id)
                        .distinct()
                        .count();
        return known > 0 ? Math.toIntExact(known) : Math.min(families.size(), 1);
    }

    /// Whether every origin that counts saw it or holds a document: then separate origins need no
    /// further reason.
    public boolean allKnowDirectly() {
        return countingOrigins()
                .allMatch(hop -> hop.basis() == Basis.WITNESSED || hop.basis() == Basis.DOCUMENT);
    }

    /// Whether there are origins and each has taken it back.
    public boolean allWithdrawn() {
        Set<UUID> withdrawn =
                appearances.stream()
                        .flatMap(appearance -> appearance.withdrawals().stream())
                        .filter(WithdrawalView::takesBack)
                        .map(back -> back.by().id())
                        .collect(toSet());
        List<SourceLabel> origins = origins();
        return !origins.isEmpty()
                && origins.stream().allMatch(origin -> withdrawn.contains(origin.id()));
    }

    /// "Ukraine's Special Operations Forces (social media), via Reuters, and 3 more appearances";
    /// null where it appeared nowhere.
    public @Nullable String attribution() {
        if (appearances.isEmpty()) {
            return null;
        }
        String first = path(appearances.getFirst().chain());
        int more = appearances.size() - 1;
        return switch (more) {
            case 0 -> first;
            case 1 -> first + ", and 1 more appearance";
            default -> first + ", and " + more + " more appearances";
        };
    }

    private static String path(List<HopView> chain) {
        return Stream.concat(
                        Stream.of(named(chain.getFirst(), words(chain.getFirst().channel()))),
                        chain.stream().skip(1).map(hop -> "via " + named(hop, "")))
                .collect(joining(", "));
    }

    /// The source with what must never be left out beside it: through what it spoke, the caveat,
    /// that it disowns it.
    private static String named(HopView hop, String channel) {
        String aside =
                Stream.of(
                                channel,
                                hop.caveat() == null ? "" : hop.caveat(),
                                hop.counts() ? "" : "disowned")
                        .filter(part -> !part.isEmpty())
                        .collect(joining("; "));
        return aside.isEmpty() ? hop.source().name() : hop.source().name() + " (" + aside + ")";
    }

    /// How a channel reads in a sentence; nothing if unknown.
    public static String words(Channel channel) {
        return channel == Channel.UNKNOWN
                ? ""
                : channel.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private boolean passedOnElsewhere(AppearanceView appearance) {
        UUID origin = appearance.origin().source().id();
        return appearances.stream()
                .filter(other -> !other.id().equals(appearance.id()))
                .flatMap(other -> other.chain().stream().skip(1))
                .anyMatch(hop -> hop.counts() && hop.source().id().equals(origin));
    }

    private Stream<HopView> countingOrigins() {
        return appearances.stream().map(AppearanceView::origin).filter(HopView::counts);
    }
}
