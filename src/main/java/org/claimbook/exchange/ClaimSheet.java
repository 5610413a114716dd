package org.claimbook.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimbook.record.ClaimItem;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// Claims as rows of CSV (RFC 4180, UTF-8), one column for each field of a list's item. A text that
/// a spreadsheet would take for a formula begins with an apostrophe.
final class ClaimSheet {

    private static final String FORMULA = "=+-@\t\r\n";

    private static final Map<String, Function<ClaimItem, @Nullable Object>> COLUMNS = columns();

    private final CsvWriter rows;

    /// Begins with the names of the columns.
    ///
    /// @throws java.io.UncheckedIOException if nobody takes it
    ClaimSheet(Writer text) {
        rows = CsvWriter.builder().bufferSize(0).build(text);
        rows.writeRecord(COLUMNS.keySet());
    }

    void write(ClaimItem claim) {
        rows.writeRecord(
                COLUMNS.values().stream().map(column -> safe(column.apply(claim))).toList());
    }

    private static Map<String, Function<ClaimItem, @Nullable Object>> columns() {
        Map<String, Function<ClaimItem, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("id", ClaimItem::id);
        columns.put("statement", ClaimItem::statement);
        columns.put("kind", ClaimItem::kind);
        columns.put("language", ClaimItem::language);
        columns.put("topics", claim -> String.join("; ", claim.topics()));
        columns.put("place", ClaimItem::place);
        columns.put("happenedFrom", of(ClaimItem::happened, period -> period.from()));
        columns.put("happenedTo", of(ClaimItem::happened, period -> period.to()));
        columns.put(
                "measure",
                of(
                        ClaimItem::figure,
                        figure -> figure.measure() == null ? null : figure.measure().name()));
        columns.put("figureLow", of(ClaimItem::figure, figure -> figure.low()));
        columns.put("figureBest", of(ClaimItem::figure, figure -> figure.best()));
        columns.put("figureHigh", of(ClaimItem::figure, figure -> figure.high()));
        columns.put("figureUnit", of(ClaimItem::figure, figure -> figure.unit()));
        columns.put("figureQualifier", of(ClaimItem::figure, figure -> figure.qualifier()));
        columns.put("status", claim -> claim.status().code());
        columns.put("statusLabel", claim -> claim.status().label());
        columns.put(
                "statusBy",
                claim -> claim.status().by() == null ? null : claim.status().by().name());
        columns.put("statusSince", claim -> claim.status().since());
        columns.put("statusLine", claim -> claim.status().line());
        columns.put("attribution", ClaimItem::attribution);
        columns.put("origins", claim -> names(claim.origins()));
        columns.put("carriers", claim -> names(claim.carriers()));
        columns.put("independentOrigins", ClaimItem::independentOrigins);
        columns.put("reportTitle", of(ClaimItem::report, report -> report.title()));
        columns.put("reportUrl", of(ClaimItem::report, report -> report.url()));
        columns.put("workState", ClaimItem::workState);
        columns.put("assignee", ClaimItem::assignee);
        columns.put("dueAt", ClaimItem::dueAt);
        columns.put("recheckAt", ClaimItem::recheckAt);
        columns.put("priority", ClaimItem::priority);
        columns.put("publishedAt", ClaimItem::publishedAt);
        columns.put("createdAt", ClaimItem::createdAt);
        columns.put("updatedAt", ClaimItem::updatedAt);
        return columns;
    }

    private static <T> Function<ClaimItem, @Nullable Object> of(
            Function<ClaimItem, @Nullable T> part, Function<T, @Nullable Object> field) {
        return claim -> {
            T known = part.apply(claim);
            return known == null ? null : field.apply(known);
        };
    }

    private static String names(List<SourceLabel> sources) {
        return sources.stream().map(SourceLabel::name).collect(Collectors.joining("; "));
    }

    /// Numbers stay numbers.
    private static String safe(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
