package org.claimbook.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.claimbook.imports.Lines.Line;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The ClaimReviews of a file, whatever holds them: an object, a list, `@graph`, JSON Lines, a
/// DataFeed of any length, or a page.
final class ReviewStream implements RecordStream {

    /// Lenient as browsers and search engines are with what stands in pages.
    static final JsonMapper LOOSE =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .maxStringLength(Lines.MOST)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                                    .build())
                    .build();

    private static final int LOOKED_AT = 256 * 1024;
    private static final int LONGEST_PAGE = 20 * 1024 * 1024;

    /// Where documents come from: each is searched for ClaimReviews.
    private interface Documents {

        /// Null after the last.
        @Nullable Document next() throws IOException;
    }

    /// Something to be searched, or why it cannot be.
    record Document(@Nullable JsonNode json, String text, @Nullable String code, String detail) {

        static Document of(JsonNode json) {
            return new Document(json, "", null, "");
        }

        static Document wrong(String text, String code, String detail) {
            return new Document(null, text, code, detail);
        }
    }

    private final BufferedInputStream file;
    private final Documents documents;
    private final Deque<Raw> found = new ArrayDeque<>();
    private @Nullable String page;
    private long number;

    ReviewStream(BufferedInputStream file) throws IOException {
        this.file = file;
        String head = head(file);
        if (head.stripLeading().startsWith("<")) {
            this.documents = page(file);
        } else if (isLines(head)) {
            this.documents = lines(new Lines(file));
        } else {
            ReviewTree tree = new ReviewTree(LOOSE.createParser(file));
            this.documents = tree::next;
        }
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (found.isEmpty()) {
            Document document = documents.next();
            if (document == null) {
                return null;
            }
            search(document);
        }
        return found.poll();
    }

    private void search(Document document) {
        if (document.json() == null) {
            String code = String.valueOf(document.code());
            found.add(
                    Raw.ended(++number, document.text(), Outcome.FAILED, code, document.detail()));
            return;
        }
        List<ObjectNode> reviews = Things.reviews(document.json(), page);
        for (ObjectNode review : reviews) {
            found.add(Raw.of(++number, review.toString(), review, List.of()));
        }
        if (reviews.isEmpty()) {
            found.add(none(document.json()));
        }
    }

    private Raw none(JsonNode json) {
        if (Things.is(json, "DataFeedItem") && json.path("item").isNull()) {
            return Raw.ended(
                    ++number,
                    json.toString(),
                    Outcome.SKIPPED,
                    "withdrawn",
                    "It has no item: its publisher has withdrawn the review.");
        }
        Set<String> types = Things.types(json);
        return Raw.ended(
                ++number,
                json.toString(),
                Outcome.SKIPPED,
                "no-claim-review",
                types.isEmpty()
                        ? "There is no ClaimReview in it."
                        : "There is no ClaimReview in it, but %s."
                                .formatted(String.join(", ", types)));
    }

    private static String head(BufferedInputStream file) throws IOException {
        file.mark(LOOKED_AT);
        byte[] head = file.readNBytes(LOOKED_AT - 1);
        file.reset();
        return new String(head, StandardCharsets.UTF_8);
    }

    /// Whether the first line is an object of its own, and another follows.
    private static boolean isLines(String head) {
        String text = head.stripLeading();
        int end = text.indexOf('\n');
        if (end < 0 || !text.substring(end).stripLeading().matches("(?s)[{\\[].*")) {
            return false;
        }
        try {
            return LOOSE.readTree(text.substring(0, end)).isContainer();
        } catch (JacksonException _) {
            return false;
        }
    }

    private static Documents lines(Lines lines) {
        return () -> {
            Line line = lines.next();
            return line == null ? null : document(line);
        };
    }

    private static Document document(Line line) {
        if (line.code() != null) {
            return Document.wrong(line.text(), line.code(), line.wrong());
        }
        try {
            return Document.of(LOOSE.readTree(line.text()));
        } catch (JacksonException wrong) {
            return Document.wrong(line.text(), "malformed-json", JsonLines.why(wrong));
        }
    }

    private Documents page(BufferedInputStream file) throws IOException {
        byte[] bytes = file.readNBytes(LONGEST_PAGE + 1);
        if (bytes.length > LONGEST_PAGE) {
            throw new Unreadable("A page has at most 20 MiB.");
        }
        ReviewPage read =
                new ReviewPage(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""), LOOSE);
        page = read.address();
        Deque<Document> parts = new ArrayDeque<>();
        for (JsonNode block : read.blocks()) {
            parts.add(
                    block == null
                            ? Document.wrong("", "malformed-json", "A block of JSON-LD is no JSON.")
                            : Document.of(block));
        }
        read.items().forEach(item -> parts.add(Document.of(item)));
        return parts::poll;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
