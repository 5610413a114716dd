package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Download;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Claims as files over REST.
@Tag(name = "Exports", description = "Claims as files, streamed.")
@RestController
class ExportApi {

    private final ClaimExport claims;
    private final ReviewFeed reviews;
    private final Clock clock;

    ExportApi(ClaimExport claims, ReviewFeed reviews, Clock clock) {
        this.claims = claims;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Operation(
            summary = "Export claims as CSV",
            description =
                    "The filters of the list; a row for each claim in the order of recording, RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula begins with an apostrophe.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping(path = "/api/v1/export/claims.csv")
    void exportClaimsAsCsv(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Actor actor) {
        ClaimFilter filter = filter(parameters);
        ClaimFiles.csv(response, to -> claims.csv(filter, actor, to));
    }

    @Operation(
            summary = "Export claims as JSON Lines",
            description =
                    "The filters of the list; each claim whole on a line, in the order of recording: what POST /claims takes, and what is read-only there.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    @GetMapping(path = "/api/v1/export/claims.jsonl")
    void exportClaimsAsJsonLines(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Actor actor) {
        ClaimFilter filter = filter(parameters);
        ClaimFiles.jsonLines(response, to -> claims.jsonl(filter, to));
    }

    @Operation(
            summary = "Export ClaimReviews as a DataFeed",
            description =
                    "JSON-LD in the terms of schema.org, streamed; the filters of the list. author is who found it, sdPublisher the desk. With no filter but changedAfter, followed by tombstones: items that are null. Whoever is not signed in gets the desk's own of published claims.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(mediaType = "application/ld+json", schema = @Schema(type = "object")))
    @GetMapping(path = "/api/v1/export/claim-reviews.json")
    void exportClaimReviews(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            @Nullable Actor actor) {
        ClaimFilter filter =
                new ClaimParameters(parameters, actor == null, clock.instant()).filter();
        boolean all = Set.of("changedAfter").containsAll(parameters.keySet());
        Download.write(
                response,
                "application/ld+json",
                "claim-reviews.json",
                to -> reviews.write(filter, all, actor, to));
    }

    private ClaimFilter filter(MultiValueMap<String, String> parameters) {
        return new ClaimParameters(parameters, false, clock.instant()).filter();
    }
}
