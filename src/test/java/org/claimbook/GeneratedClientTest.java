package org.claimbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.client.ApiClient;
import org.claimbook.client.ApiException;
import org.claimbook.client.api.ClaimsApi;
import org.claimbook.client.api.LinksApi;
import org.claimbook.client.api.ReportsApi;
import org.claimbook.client.api.SourcesApi;
import org.claimbook.client.model.Assertion;
import org.claimbook.client.model.Claim;
import org.claimbook.client.model.ClaimDraft;
import org.claimbook.client.model.LinkDraft;
import org.claimbook.client.model.ReportDraft;
import org.claimbook.client.model.SourceDraft;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A client that was generated from `src/docs/openapi.json` records the sample report, and reads it
/// back.
@NullUnmarked // what is generated has null in most places
@DatabaseTest(web = WebEnvironment.RANDOM_PORT)
class GeneratedClientTest {

    private static final Path SAMPLE = Path.of("db/sample");
    private static final String ADMIN = "admin:correct horse battery";

    @LocalServerPort private int port;

    private final ApiClient client = new ApiClient();
    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeEach
    void signIn() {
        client.updateBaseUri("http://localhost:" + port);
        String basic = Base64.getEncoder().encodeToString(ADMIN.getBytes(UTF_8));
        client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + basic));
    }

    /// With the ids of the sources in place of their keys.
    private String sample(String name) throws IOException {
        String text = Files.readString(SAMPLE.resolve(name));
        for (Map.Entry<String, String> source : ids.entrySet()) {
            text = text.replace("\"$" + source.getKey() + "\"", "\"" + source.getValue() + "\"");
        }
        return text;
    }

    private JsonNode tree(String name) throws IOException {
        return client.getObjectMapper().readTree(sample(name));
    }

    @Test
    void theSampleReportIsRecordedAndReadBack() throws Exception {
        int sources = tree("sources.json").size();
        for (int row = 0; row < sources; row++) {
            JsonNode keyed = tree("sources.json").path(row);
            SourceDraft draft =
                    client.getObjectMapper().treeToValue(keyed.path("source"), SourceDraft.class);
            UUID id = new SourcesApi(client).createSource(draft, null, null).getId();
            ids.put(keyed.path("key").asText(), id.toString());
        }
        ReportDraft report =
                client.getObjectMapper().readValue(sample("report.json"), ReportDraft.class);
        report.setText(sample("report.txt"));
        UUID id = new ReportsApi(client).createReport(report, null, null).getId();
        List<ClaimDraft> drafts =
                client.getObjectMapper().readValue(sample("claims.json"), new TypeReference<>() {});
        List<Claim> recorded =
                new ReportsApi(client)
                        .createReportClaims(id, drafts, null, "the sample")
                        .getItems();
        assertThat(recorded).hasSameSizeAs(drafts).hasSizeGreaterThan(20);
        for (JsonNode link : tree("links.json")) {
            LinkDraft draft =
                    new LinkDraft()
                            .to(recorded.get(link.path("to").asInt() - 1).getId())
                            .type(LinkDraft.TypeEnum.fromValue(link.path("type").asText()));
            new LinksApi(client)
                    .createLink(
                            recorded.get(link.path("from").asInt() - 1).getId(), draft, null, null);
        }
        List<Claim> published = publish(recorded);
        assertThatAllIsThere(drafts, published);
        List<Assertion> assertions =
                new ReportsApi(client).listReportClaims(id, 200, null).getItems();
        assertThat(assertions).hasSameSizeAs(drafts);
        assertThat(assertions).extracting(it -> it.getAnchor().getStart()).isSorted();
    }

    private List<Claim> publish(List<Claim> recorded) throws ApiException {
        List<Claim> published = new ArrayList<>();
        ClaimsApi claims = new ClaimsApi(client);
        for (Claim claim : recorded) {
            String etag = claims.getClaim(claim.getId(), null, null).getEtag();
            claims.publishClaim(claim.getId(), etag, null, null, null);
            published.add(claims.getClaim(claim.getId(), null, null));
        }
        return published;
    }

    private static <T> List<T> listed(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    private static void assertThatAllIsThere(List<ClaimDraft> drafts, List<Claim> claims) {
        for (int row = 0; row < drafts.size(); row++) {
            ClaimDraft draft = drafts.get(row);
            Claim claim = claims.get(row);
            assertThat(claim.getStatement()).isEqualTo(draft.getStatement());
            assertThat(claim.getKind().getValue()).isEqualTo(draft.getKind().getValue());
            assertThat(claim.getTopics()).isEqualTo(listed(draft.getTopics()));
            assertThat(claim.getPublishedAt()).isNotNull();
            assertThat(claim.getVerifications()).hasSameSizeAs(listed(draft.getVerifications()));
            assertThat(claim.getResponses()).hasSameSizeAs(listed(draft.getResponses()));
            assertThat(claim.getAppearances().getFirst().getAnchor().getExact())
                    .isEqualTo(draft.getAppearances().getFirst().getQuote().getExact());
            assertThat(claim.getAppearances().getFirst().getChain())
                    .extracting(hop -> hop.getSource().getId())
                    .containsExactlyElementsOf(
                            draft.getAppearances().getFirst().getChain().stream()
                                    .map(hop -> hop.getSource().getId())
                                    .toList());
        }
        assertThat(claims.getFirst().getStatus().getLine()).isEqualTo("Reuters could not verify");
        assertThat(claims)
                .extracting(claim -> claim.getStatus().getLine())
                .contains("Denied by Russia and North Korea; not denied by Vladimir Putin");
        assertThat(claims.stream().mapToInt(claim -> claim.getLinks().size()).sum()).isEqualTo(8);
    }
}
