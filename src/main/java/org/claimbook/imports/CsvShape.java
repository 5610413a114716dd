package org.claimbook.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimbook.shared.BadRequest;
import org.jspecify.annotations.Nullable;

/// How a table is read: in which encoding, what stands between columns, and what each field of a
/// claim is called in its header. What nobody has said is guessed from its beginning.
@JsonInclude(Include.NON_NULL)
record CsvShape(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable Map<String, String> columns,
        @Nullable List<String> header) {

    static final CsvShape NONE = new CsvShape(null, null, null, null);

    /// What a header may call each field, beside the name itself.
    private static final Map<String, Set<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("id", Set.of("key", "claimid", "reviewid"));
        NAMES.put("statement", Set.of("claimreviewed", "claim", "claimtext", "text", "assertion"));
        NAMES.put("url", Set.of("link", "reviewurl", "reviewlink", "factcheckurl"));
        NAMES.put(
                "publisher",
                Set.of(
                        "author",
                        "reviewauthor",
                        "factchecker",
                        "organization",
                        "organisation",
                        "outlet",
                        "reviewer"));
        NAMES.put(
                "rating",
                Set.of(
                        "verdict",
                        "label",
                        "alternatename",
                        "alternativename",
                        "textualrating",
                        "conclusion",
                        "truthrating"));
        NAMES.put("ratingValue", Set.of("ratingscore", "score"));
        NAMES.put("bestRating", Set.of("best"));
        NAMES.put("worstRating", Set.of("worst"));
        NAMES.put(
                "datePublished",
                Set.of("date", "reviewdate", "published", "publishedat", "checkdate"));
        NAMES.put("claimant", Set.of("speaker", "claimedby", "claimauthor", "saidby", "origin"));
        NAMES.put("claimDate", Set.of("saidat", "saidon", "claimpublished"));
        NAMES.put("appearance", Set.of("claimurl", "claimlink", "firstappearance", "post"));
        NAMES.put("wording", Set.of("reviewbody", "explanation", "body", "summary"));
        NAMES.put("title", Set.of("headline", "reviewtitle"));
        NAMES.put("language", Set.of("lang", "inlanguage"));
        NAMES.put("topics", Set.of("topic", "tags", "keywords"));
    }

    /// What a column can be.
    static final List<String> FIELDS = List.copyOf(NAMES.keySet());

    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /// @throws BadRequest if there is no such encoding, delimiter or field
    static CsvShape of(
            @Nullable String encoding, @Nullable String delimiter, @Nullable List<String> columns) {
        if (encoding != null && !isKnown(encoding)) {
            throw new BadRequest("wrong-parameter", "/encoding", "There is no such encoding.");
        }
        String separator = "tab".equals(delimiter) ? "\t" : delimiter;
        if (separator != null && !DELIMITERS.contains(separator)) {
            throw new BadRequest(
                    "wrong-parameter", "/delimiter", "One of comma, semicolon, | and tab.");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (String column : columns == null ? List.<String>of() : columns) {
            String[] parts = column.split("=", 2);
            if (parts.length < 2 || !NAMES.containsKey(parts[0])) {
                throw new BadRequest(
                        "wrong-parameter",
                        "/column",
                        "Like statement=Claim text; fields are %s."
                                .formatted(String.join(", ", NAMES.keySet())));
            }
            named.put(parts[0], parts[1]);
        }
        return new CsvShape(encoding, separator, named.isEmpty() ? null : named, null);
    }

    private static boolean isKnown(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The same with what its beginning tells.
    CsvShape guessed(byte[] head) {
        String in = encoding == null ? encoding(head) : encoding;
        String text = new String(head, Charset.forName(in));
        return new CsvShape(in, delimiter == null ? delimiter(text) : delimiter, columns, header);
    }

    /// The same for a header, whose columns are found by what they are called; a field that is said
    /// to have no column has none. What was decided once stays so.
    CsvShape with(List<String> names) {
        if (header != null) {
            return this;
        }
        Map<String, String> found = new LinkedHashMap<>();
        NAMES.forEach((field, other) ->
                names.stream()
                        .filter(name ->
                                plain(name).equals(field.toLowerCase(Locale.ROOT))
                                        || other.contains(plain(name)))
                        .min(
                                Comparator.comparing(name ->
                                        !plain(name).equals(field.toLowerCase(Locale.ROOT))))
                        .ifPresent(name -> found.put(field, name)));
        if (columns != null) {
            found.putAll(columns);
            found.values().removeIf(String::isEmpty);
        }
        return new CsvShape(encoding, delimiter, found, names);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// By its mark; else UTF-8 if it can be that, else the one that Windows has for the West.
    private static String encoding(byte[] head) {
        if (head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return "UTF-16LE";
        }
        if (head.length > 1 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return "UTF-16BE";
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        return decoder.decode(ByteBuffer.wrap(head), text, false).isError()
                ? "windows-1252"
                : "UTF-8";
    }

    /// The one that is most often in the first line, outside of quotes.
    private static String delimiter(String text) {
        Optional<String> line = text.lines().findFirst();
        String bare = line.orElse("").replaceAll("\"[^\"]*\"", "");
        return DELIMITERS.stream()
                .max(
                        Comparator.comparingLong(
                                each -> bare.chars().filter(c -> c == each.charAt(0)).count()))
                .filter(each -> bare.contains(each))
                .orElse(",");
    }
}
