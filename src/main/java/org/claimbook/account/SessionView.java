package org.claimbook.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A browser that somebody is signed in with; `client` is what it calls itself.
public record SessionView(
        UUID id,
        Instant signedInAt,
        Instant lastUsedAt,
        @Nullable String address,
        @Nullable String client) {

    /// A name, and what it is known by.
    private record Mark(String name, String mark) {}

    /// Before those whose names they use as well.
    private static final List<Mark> BROWSERS =
            List.of(
                    new Mark("Edge", "Edg/"),
                    new Mark("Opera", "OPR/"),
                    new Mark("Firefox", "Firefox/"),
                    new Mark("Chrome", "Chrome/"),
                    new Mark("Safari", "Safari/"));

    private static final List<Mark> SYSTEMS =
            List.of(
                    new Mark("Android", "Android"),
                    new Mark("iOS", "iPhone"),
                    new Mark("iPadOS", "iPad"),
                    new Mark("Windows", "Windows"),
                    new Mark("macOS", "Macintosh"),
                    new Mark("Linux", "Linux"));

    /// What people call it, else what it calls itself; empty if it does not say.
    public String browser() {
        String said = client == null ? "" : client;
        String known =
                Stream.of(BROWSERS, SYSTEMS)
                        .flatMap(marks ->
                                marks.stream().filter(it -> said.contains(it.mark)).limit(1))
                        .map(Mark::name)
                        .collect(Collectors.joining(", "));
        return known.isEmpty() ? said : known;
    }
}
