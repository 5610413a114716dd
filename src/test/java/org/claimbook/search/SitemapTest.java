package org.claimbook.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claimbook.WholeClaimTest;
import org.claimbook.search.Sitemap.Place;
import org.claimbook.shared.Role;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/// What search engines are told of.
class SitemapTest extends WholeClaimTest {

    private static final Namespace SITEMAP =
            Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");

    @Autowired private Sitemap sitemap;

    @Test
    void claimsSourcesAndReportsThatArePublicAreListedAndNothingElse() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        created(CLAIMS, claim("A secret.", "\"appearances\": [%s]".formatted(secret())));
        assertThat(all()).isEmpty();
        publish(claim);
        assertThat(all())
                .containsExactlyInAnyOrder(
                        "http://localhost/claims/" + id(claim),
                        "http://localhost/reports/" + id(report),
                        "http://localhost/sources/" + source("Ukraine's Special Operations Forces"),
                        "http://localhost/sources/" + source("Reuters"));
        for (String address : all()) {
            anonymously(address.replaceFirst("http://localhost", "")).andExpect(status().isOk());
        }
    }

    @Test
    void whatIsTakenBackOrMergedIsToldNoMore() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        publish(claim);
        String into =
                created("/api/v1/sources", "{\"name\": \"Thomson Reuters\", \"kind\": \"OUTLET\"}");
        String merged = source("Reuters");
        as(
                        Role.ADMIN,
                        onTopOf("/api/v1/sources/" + merged, "/api/v1/sources/" + merged + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(into))))
                .andExpect(status().isOk());
        assertThat(all())
                .contains("http://localhost/sources/" + id(into))
                .doesNotContain("http://localhost/sources/" + merged);
        as(
                        Role.REVIEWER,
                        request(HttpMethod.DELETE, claim + "/publication")
                                .header("If-Match", etag(claim)))
                .andExpect(status().is2xxSuccessful());
        assertThat(all()).isEmpty();
    }

    @Test
    void aLongListIsCutIntoFilesThatFollowEachOther() throws Exception {
        List<UUID> recorded = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            String claim = created(CLAIMS, claim("Claim %d.".formatted(number)));
            publish(claim);
            recorded.add(UUID.fromString(id(claim)));
        }
        List<UUID> further = sitemap.further(Place.CLAIMS, 2);
        assertThat(further).containsExactly(recorded.get(1), recorded.get(3));
        assertThat(file(null)).isEqualTo(recorded.subList(0, 2));
        assertThat(file(further.get(0))).isEqualTo(recorded.subList(2, 4));
        assertThat(file(further.get(1))).isEqualTo(recorded.subList(4, 5));
        assertThat(sitemap.further(Place.CLAIMS, 5)).as("no file without entries").isEmpty();
        anonymously("/sitemap-claims.xml?after=nonsense").andExpect(status().isBadRequest());
    }

    private List<UUID> file(@Nullable UUID after) {
        List<UUID> ids = new ArrayList<>();
        sitemap.file(Place.CLAIMS, after, 2, entry -> ids.add(entry.id()));
        return ids;
    }

    /// All addresses, by way of the index.
    private List<String> all() throws Exception {
        List<String> all = new ArrayList<>();
        for (String file : places("/sitemap.xml", "sitemapindex", "sitemap")) {
            all.addAll(places(file.replaceFirst("http://localhost", ""), "urlset", "url"));
        }
        return all;
    }

    private List<String> places(String path, String root, String entry) throws Exception {
        String body =
                anonymously(path)
                        .andExpect(status().isOk())
                        .andExpect(content().contentTypeCompatibleWith("application/xml"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8);
        Document document = new SAXBuilder().build(new StringReader(body));
        Element all = document.getRootElement();
        assertThat(all.getName()).isEqualTo(root);
        assertThat(all.getNamespace()).isEqualTo(SITEMAP);
        return all.getChildren(entry, SITEMAP).stream()
                .map(each -> each.getChildText("loc", SITEMAP))
                .toList();
    }

    private void publish(String claim) throws Exception {
        as(Role.REVIEWER, onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    private String source(String name) {
        return database.sql("select id::text from source where name = :name")
                .param("name", name)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static String secret() {
        return "{\"report\": {\"title\": \"Secret\"}, \"chain\": [{\"source\": {\"name\": \"Quagmire\"}, \"verb\": \"SAID\"}]}";
    }
}
