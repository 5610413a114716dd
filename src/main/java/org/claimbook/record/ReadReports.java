package org.claimbook.record;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.record.ReportClaims.Place;
import org.claimbook.report.ReportView;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Etags;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads reports with what they assert. Whoever is not signed in sees published claims alone, never
/// the text, and no report without one.
@Component
@Transactional(readOnly = true)
class ReadReports {

    /// A report, its assertions in the order of the text, and the text cut by them where it may be
    /// read.
    record ReadReport(ReportView report, List<Assertion> assertions, @Nullable ReaderText text) {}

    /// Nobody reads more marks in one text.
    private static final int MOST = 1_000;

    private final Reports reports;
    private final ReportClaims reportClaims;
    private final WholeClaims whole;
    private final Etags etags;

    ReadReports(Reports reports, ReportClaims reportClaims, WholeClaims whole, Etags etags) {
        this.reports = reports;
        this.reportClaims = reportClaims;
        this.whole = whole;
        this.etags = etags;
    }

    /// @throws NotFound if there is no such report for whoever asks
    @OpenTo(Caller.ANYBODY)
    ReadReport read(UUID id, @Nullable Actor reader) {
        List<Assertion> assertions = assertions(reportClaims.placesForReaders(id, MOST), reader);
        ReportView report = reports.views(List.of(id)).get(id);
        if (report == null || (reader == null && assertions.isEmpty())) {
            throw new NotFound("report", id);
        }
        return new ReadReport(report, assertions, reader == null ? null : text(report, assertions));
    }

    private @Nullable ReaderText text(ReportView report, List<Assertion> assertions) {
        if (report.revisions() == 0) {
            return null;
        }
        String text = reports.revision(report.id(), report.revisions()).text();
        return text == null ? null : ReaderText.of(text, assertions);
    }

    /// What stands at those places, as far as whoever asks may see it.
    @OpenTo(Caller.ANYBODY)
    List<Assertion> assertions(List<Place> places, @Nullable Actor reader) {
        List<UUID> claims = places.stream().map(Place::claim).distinct().toList();
        Map<UUID, ClaimItem> items =
                whole.items(claims, null, reader).stream()
                        .collect(toMap(ClaimItem::id, identity()));
        return places.stream()
                .flatMap(place ->
                        Stream.ofNullable(items.get(place.claim()))
                                .map(item -> assertion(place, item)))
                .toList();
    }

    private Assertion assertion(Place place, ClaimItem item) {
        return new Assertion(place.appearance(), place.anchor(), etags.tag(item.version(), item));
    }
}
