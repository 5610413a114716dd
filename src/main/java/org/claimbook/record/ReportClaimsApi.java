package org.claimbook.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.record.ReportClaims.Place;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The claims of a report over REST.
@Tag(name = "Reports")
@RestController
@RequestMapping("/api/v1/reports/{report}/claims")
class ReportClaimsApi {

    private final ReportClaims reportClaims;
    private final ReadReports read;
    private final Etags etags;

    ReportClaimsApi(ReportClaims reportClaims, ReadReports read, Etags etags) {
        this.reportClaims = reportClaims;
        this.read = read;
        this.etags = etags;
    }

    @Operation(
            summary = "List the assertions of a report",
            description = "In the order of the text; those without a place in it come last.")
    @GetMapping
    ResponseEntity<Page<Assertion>> listReportClaims(
            @PathVariable UUID report, Paging paging, Actor actor) {
        List<Place> places = reportClaims.places(report, paging.after(), paging.limit() + 1);
        return paging.pages(
                places,
                place -> List.of(place.start(), place.seq()),
                page -> read.assertions(page, actor));
    }

    @Operation(
            summary = "Record the claims of a report",
            description =
                    "An array of claims, all or nothing; their appearances are in this report unless they name another.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Page<Tagged<ClaimView>> createReportClaims(
            @PathVariable UUID report,
            @RequestBody List<ClaimDraft> drafts,
            Faults faults,
            Actor actor) {
        List<ClaimView> views = reportClaims.record(report, drafts, faults, actor);
        return new Page<>(
                views.stream().map(view -> etags.tag(view.version(), view)).toList(), null);
    }
}
