package org.claimbook.shared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The URL of a list: what binds a cursor to it, and how it reads with another cursor.
record ListUrl(String base, String path, Map<String, String[]> parameters) {

    /// Path, filters and order, however they are ordered.
    String binding() {
        return path
                + pairs().filter(pair -> !pair.startsWith("limit="))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
    }

    String with(String cursor) {
        return base
                + path
                + Stream.concat(pairs(), Stream.of("cursor=" + cursor))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /// Without a cursor.
    String first() {
        String query = pairs().collect(Collectors.joining("&"));
        return base + path + (query.isEmpty() ? "" : "?" + query);
    }

    private Stream<String> pairs() {
        return parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("cursor"))
                .flatMap(entry ->
                        Arrays.stream(entry.getValue())
                                .map(value -> encode(entry.getKey()) + "=" + encode(value)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
