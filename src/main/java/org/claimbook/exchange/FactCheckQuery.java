package org.claimbook.exchange;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.claimbook.shared.BadRequest;
import org.jspecify.annotations.Nullable;

/// What Google's `claims:search` takes. The parameters that all of Google's APIs know are read
/// over, the key among them: nobody needs one here.
record FactCheckQuery(
        @Nullable String query,
        @Nullable String language,
        @Nullable String site,
        @Nullable Integer maxAgeDays,
        int pageSize,
        int offset,
        @Nullable String pageToken,
        @Nullable FieldMask fields) {

    private static final Set<String> OWN =
            Set.of(
                    "query",
                    "languageCode",
                    "reviewPublisherSiteFilter",
                    "maxAgeDays",
                    "pageSize",
                    "pageToken",
                    "offset");
    private static final Set<String> GOOGLES =
            Set.of(
                    "key",
                    "alt",
                    "fields",
                    "prettyPrint",
                    "quotaUser",
                    "callback",
                    "access_token",
                    "oauth_token",
                    "uploadType",
                    "upload_protocol",
                    "$.xgafv");
    private static final int DEFAULT_SIZE = 10;
    private static final int MOST = 200;
    private static final int LONGEST_QUERY = 1_000;

    /// @throws BadRequest if Google would not take it either
    static FactCheckQuery of(Map<String, String> parameters) {
        parameters.keySet().stream()
                .filter(name -> !OWN.contains(name) && !GOOGLES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(
                            name,
                            "Unknown name \"%s\": there are %s."
                                    .formatted(
                                            name,
                                            String.join(", ", OWN.stream().sorted().toList())));
                });
        if (!parameters.getOrDefault("alt", "json").equals("json")) {
            throw wrong("alt", "Only JSON is answered.");
        }
        int size = number(parameters, "pageSize", DEFAULT_SIZE);
        FactCheckQuery query =
                new FactCheckQuery(
                        text(parameters, "query"),
                        language(text(parameters, "languageCode")),
                        site(text(parameters, "reviewPublisherSiteFilter")),
                        age(parameters),
                        size == 0 ? DEFAULT_SIZE : Math.min(size, MOST),
                        number(parameters, "offset", 0),
                        text(parameters, "pageToken"),
                        fields(text(parameters, "fields")));
        if (query.query() == null && query.site() == null) {
            throw wrong("query", "query or reviewPublisherSiteFilter is required.");
        }
        return query;
    }

    /// What a token goes on with: the page may be of another size.
    String binding() {
        return String.join(
                "\n",
                "claims:search",
                String.valueOf(query),
                String.valueOf(language),
                String.valueOf(site),
                String.valueOf(maxAgeDays));
    }

    private static @Nullable String text(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value != null && value.length() > LONGEST_QUERY) {
            throw wrong(name, "%s has at most %d characters.".formatted(name, LONGEST_QUERY));
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable FieldMask fields(@Nullable String text) {
        return text == null ? null : FieldMask.of(text, FactCheckPage.class);
    }

    /// Language and script; as with Google, the region makes no difference.
    private static @Nullable String language(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
            String script = locale.getScript().isEmpty() ? "" : "-" + locale.getScript();
            if (!locale.getLanguage().isEmpty()) {
                return locale.getLanguage() + script;
            }
        } catch (IllformedLocaleException _) {
            // said below
        }
        throw wrong("languageCode", "languageCode must be a language such as en-US or sr-Latn.");
    }

    /// A host, however it is written.
    private static @Nullable String site(@Nullable String text) {
        return text == null
                ? null
                : text.toLowerCase(Locale.ROOT)
                        .replaceFirst("^[a-z]+://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("[/:?#].*$", "");
    }

    private static @Nullable Integer age(Map<String, String> parameters) {
        int days = number(parameters, "maxAgeDays", 0);
        return days == 0 ? null : days;
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = text(parameters, name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(name, "%s must be a whole number that is not negative.".formatted(name));
        }
        return Integer.parseInt(text);
    }

    private static BadRequest wrong(String name, String detail) {
        return new BadRequest("wrong-parameter", "/" + name, detail);
    }

    /// As the list of claims takes them.
    Map<String, List<String>> filters() {
        return Map.of(
                "q", query == null ? List.of() : List.of(query),
                "language", language == null ? List.of() : List.of(language));
    }
}
