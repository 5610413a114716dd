package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ReportApiTest extends ApiTest {

    private static final String REPORTS = "/api/v1/reports";
    private static final String URL = "https://news.example/1";

    @Test
    void aReportIsRecordedReadEditedAndDeleted() throws Exception {
        String report =
                created(
                        REPORTS,
                        """
                        {"title": "Soldiers", "url": "https://news.example/1", "language": "en", "publishedAt": "2024-12",
                         "publisher": {"name": "Reuters", "kind": "OUTLET"}, "credit": {"name": "Reuters"}}
                        """);
        get(report)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.publisher.name").value("Reuters"))
                .andExpect(jsonPath("$.publishedAt").value("2024-12"))
                .andExpect(jsonPath("$.status").value("USABLE"))
                .andExpect(jsonPath("$.revisions").value(0));
        patch(report, "{\"byline\": \"Mia\", \"url\": null}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.byline").value("Mia"))
                .andExpect(jsonPath("$.url").isEmpty());
        perform(request(HttpMethod.GET, report).header("If-None-Match", etag(report)))
                .andExpect(status().isNotModified());
        perform(request(HttpMethod.DELETE, report)).andExpect(status().is(428));
        delete(report).andExpect(status().isNoContent());
        get(report).andExpect(status().isNotFound());
    }

    @Test
    void aUrlIsRecordedOnce() throws Exception {
        String report = created(REPORTS, "{\"title\": \"A\", \"url\": \"%s\"}".formatted(URL));
        post(REPORTS, "{\"title\": \"B\", \"url\": \"%s\"}".formatted(URL))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("report-exists"))
                .andExpect(jsonPath("$.ids[0]").value(id(report)));
        String other = created(REPORTS, "{\"title\": \"B\"}");
        patch(other, "{\"url\": \"%s\"}".formatted(URL))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("report-exists"));
    }

    @Test
    void listsFindByUrlHashTitleAndSource() throws Exception {
        String report =
                created(
                        REPORTS,
                        """
                        {"title": "Soldiers of 100%", "url": "https://news.example/1", "externalId": "x1",
                         "publisher": {"name": "Reuters"}, "text": "One.\r\nTwo."}
                        """
                                .replace("\r\n", "\\r\\n"));
        created(REPORTS, "{\"title\": \"Other\"}");
        String sha256 = read(report + "/revisions/1").path("sha256").asString();
        String publisher = read(report).path("publisher").path("id").asString();
        for (String query :
                new String[] {
                    "url=" + URL,
                    "externalId=x1",
                    "sha256=" + sha256,
                    "source=" + publisher,
                    "q=soldiers"
                }) {
            get(REPORTS + "?" + query)
                    .andExpect(jsonPath("$.items", hasSize(1)))
                    .andExpect(jsonPath("$.items[0].id").value(id(report)));
        }
        get(REPORTS + "?limit=1")
                .andExpect(jsonPath("$.items[0].title").value("Other"))
                .andExpect(header().string("Link", containsString("rel=\"next\"")));
    }

    @Test
    void wordsOfATitleAreFoundByTheirBeginningsWithoutAccents() throws Exception {
        created(REPORTS, "{\"title\": \"Soldats nord-coréens blessés\"}");
        for (String q : new String[] {"soldats", "BLESS", "coreens soldat", "nord"}) {
            get(REPORTS + "?q=" + q).andExpect(jsonPath("$.items", hasSize(1)));
        }
        get(REPORTS + "?q=soldats kursk").andExpect(jsonPath("$.items", hasSize(0)));
        get(REPORTS + "?q=oldats").andExpect(jsonPath("$.items", hasSize(0)));
        get(REPORTS + "?q=").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void aSourcesReportsAreThoseItPublishedAndThoseThatCreditIt() throws Exception {
        String reuters = created("/api/v1/sources", "{\"name\": \"Reuters\"}");
        String other = created("/api/v1/sources", "{\"name\": \"RTRS\"}");
        String report =
                "{\"title\": \"%s\", \"publisher\": {\"name\": \"%s\"}, \"credit\": {\"name\": \"%s\"}}";
        created(REPORTS, report.formatted("One", "Reuters", "AP"));
        created(REPORTS, report.formatted("Two", "A paper", "Reuters"));
        created(REPORTS, report.formatted("Three", "Reuters", "Reuters"));
        created(REPORTS, report.formatted("Four", "A paper", "AP"));
        created(REPORTS, report.formatted("Five", "RTRS", "AP"));
        String list = REPORTS + "?source=" + id(reuters);
        get(list).andExpect(jsonPath("$.items[*].title", contains("Three", "Two", "One")));
        String next = read(list + "&limit=2").path("next").asString();
        get(next.replace("http://localhost", ""))
                .andExpect(jsonPath("$.items[*].title", contains("One")))
                .andExpect(jsonPath("$.next").isEmpty());
        get(list + "&q=tw").andExpect(jsonPath("$.items[*].title", contains("Two")));
        perform(
                        request(HttpMethod.POST, other + "/merge")
                                .header("If-Match", "*")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(reuters))))
                .andExpect(status().isOk());
        for (String source : new String[] {reuters, other}) {
            get(REPORTS + "?source=" + id(source))
                    .andExpect(
                            jsonPath("$.items[*].title", contains("Five", "Three", "Two", "One")));
        }
        get(REPORTS + "?source=" + NOBODY).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void revisionsAreNumberedAndKept() throws Exception {
        String report = created(REPORTS, "{\"title\": \"A\", \"text\": \"One.\"}");
        post(report + "/revisions", "{\"text\": \"Two.\", \"kind\": \"CORRECTED\"}")
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(
                        header().string("Location", "http://localhost" + report + "/revisions/2"))
                .andExpect(jsonPath("$.number").value(2))
                .andExpect(jsonPath("$.appearances", hasSize(0)));
        get(report + "/revisions")
                .andExpect(jsonPath("$.items[*].number", contains(1, 2)))
                .andExpect(jsonPath("$.items[0].text").doesNotExist());
        get(report + "/revisions/1").andExpect(jsonPath("$.text").value("One."));
        get(report + "/revisions/3").andExpect(status().isNotFound());
        get(report).andExpect(jsonPath("$.revisions").value(2));
        delete(report).andExpect(status().isNoContent());
        get(report + "/revisions/1").andExpect(status().isNotFound());
        assertThat(
                        database.sql("select text from report_revision order by number")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("One.", "Two.");
    }

    @Test
    void aWithdrawalWithdrawsTheReport() throws Exception {
        String report = created(REPORTS, "{\"title\": \"A\", \"text\": \"One.\"}");
        post(report + "/revisions", "{\"kind\": \"WITHDRAWN\"}").andExpect(status().isCreated());
        get(report).andExpect(jsonPath("$.status").value("WITHDRAWN"));
    }

    @Test
    void anotherTextIsAnotherRevision() throws Exception {
        String report = created(REPORTS, "{\"title\": \"A\"}");
        patch(report, "{\"text\": \"One.\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /title | required",
                "{\"title\": \"A\", \"publishedAt\": \"2025-02-30\"} | /publishedAt | not-a-date",
                "{\"title\": \"A\", \"text\": \"A\\u0000\"} | /text | not-text",
                "{\"title\": \"A\", \"language\": \"english!\"} | /language | not-a-language",
                "{\"title\": \"A\", \"revisions\": 3} | /revisions | read-only",
                "{\"title\": \"A\", \"publisher\": {}} | /publisher/name | required"
            })
    void wrongValuesAreNamed(String body, String pointer, String code) throws Exception {
        post(REPORTS, body)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }
}
