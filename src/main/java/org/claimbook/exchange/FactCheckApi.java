package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reviewed claims for clients of Google's Fact Check Tools API.
@Tag(name = "Fact Check Tools", description = "Wire-compatible with Google's API of that name.")
@RestController
class FactCheckApi {

    private final FactChecks checks;
    private final JsonMapper json;

    FactCheckApi(FactChecks checks, JsonMapper json) {
        this.checks = checks;
        this.json = json;
    }

    @Operation(
            summary = "Search reviewed claims as in Google's Fact Check Tools API",
            description =
                    "Published claims with what was found about them in public. One of query and reviewPublisherSiteFilter is required; whatever Accept says, JSON is answered, errors in Google's form; a key is not looked at.")
    @Parameter(
            name = "query",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "Words, as q of the list.")
    @Parameter(
            name = "languageCode",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "BCP 47; the region makes no difference.")
    @Parameter(
            name = "reviewPublisherSiteFilter",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "The host that the review is published at.")
    @Parameter(
            name = "maxAgeDays",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer"),
            description = "The claim was made or reviewed in so many days.")
    @Parameter(
            name = "pageSize",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer"),
            description = "10 unless given; more than 200 is cut.")
    @Parameter(
            name = "pageToken",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "nextPageToken of the page before; all else as there.")
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer"),
            description = "How many to pass by, without pageToken.")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "Which fields are answered: claims(text,claimReview/url).")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = FactCheckPage.class)))
    @GetMapping("/v1alpha1/claims:search")
    ResponseEntity<JsonNode> searchFactChecks(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        FactCheckQuery query = FactCheckQuery.of(parameters);
        JsonNode found = json.valueToTree(checks.search(query));
        if (query.fields() != null) {
            query.fields().apply(found);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(found);
    }
}
