package org.claimbook;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// What becomes of things that happen at the same time.
class ConcurrencyTest extends ApiTest {

    private static final String CLAIMS = "/api/v1/claims";
    private static final int CLIENTS = 8;
    private static final int EDITS = 250;

    @Autowired private MockMvc anyone;

    /// An edit that was tried: the place it wrote, and the answer. Which shows the claim as it is
    /// by then: another may have edited it, too.
    private record Edit(String place, int status) {}

    private record Step(@Nullable String before, String after) {}

    @Test
    void noEditIsLostAndNoneIsMadeUnseen() throws Exception {
        String claim = created(CLAIMS, "{\"statement\": \"A.\"}");
        long before = version(etag(claim));
        List<Edit> edits =
                AtOnce.clients(CLIENTS, client -> () -> edit(claim, client)).stream()
                        .flatMap(List::stream)
                        .toList();
        List<Edit> made = edits.stream().filter(edit -> edit.status() == 200).toList();
        assertThat(edits).hasSize(CLIENTS * EDITS).extracting(Edit::status).containsOnly(200, 412);
        assertThat(version(etag(claim)) - before).isEqualTo(made.size());
        List<Step> steps = steps(claim);
        assertThat(steps)
                .extracting(Step::after)
                .containsExactlyInAnyOrderElementsOf(made.stream().map(Edit::place).toList());
        assertThat(steps.stream().map(Step::before).skip(1).toList())
                .as("each went on from the one before it")
                .isEqualTo(steps.stream().map(Step::after).limit(steps.size() - 1).toList());
        assertThat(read(claim).get("place").asString()).isEqualTo(steps.getLast().after());
        System.out.printf(
                "%d edits at once: %d made, %d refused%n",
                edits.size(), made.size(), edits.size() - made.size());
    }

    private List<Edit> edit(String claim, int client) throws Exception {
        List<Edit> edits = new ArrayList<>();
        for (int edit = 0; edit < EDITS; edit++) {
            String place = "%d of client %d".formatted(edit, client);
            MockHttpServletResponse answer =
                    patched(claim, etag(claim), "{\"place\": \"%s\"}".formatted(place));
            edits.add(new Edit(place, answer.getStatus()));
        }
        return edits;
    }

    @Test
    void whatTwoNameForTheFirstTimeIsRecordedOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<String> names = List.of("One " + round, "Two " + round, "Three " + round);
            List<Integer> answers =
                    AtOnce.all(
                            List.of(
                                    () -> recorded(naming(names)),
                                    () -> recorded(naming(names.reversed()))));
            assertThat(answers).containsOnly(201);
        }
        assertThat(count("select count(*) from source where not desk")).isEqualTo(60);
        assertThat(count("select count(*) from topic")).isEqualTo(60);
    }

    /// The one who recorded it and the other press the button at the same moment, again and again.
    @Test
    void onlyTheOtherOneSignsOffHoweverTheyRace() throws Exception {
        for (int round = 0; round < 20; round++) {
            String claim = created(CLAIMS, "{\"statement\": \"A.\"}");
            String finding =
                    created(
                            claim + "/verifications",
                            """
                            {"status": "CONFIRMED", "evidence": [{"kind": "LINK", "stance": "SUPPORTS", "primary": true, "public": true}]}
                            """);
            List<Integer> answers =
                    AtOnce.all(
                            List.of(
                                    () -> signedOff(finding, Role.ADMIN),
                                    () -> signedOff(finding, Role.REVIEWER),
                                    () -> signedOff(finding, Role.ADMIN)));
            assertThat(answers.get(1)).isEqualTo(200);
            assertThat(List.of(answers.get(0), answers.get(2)))
                    .allMatch(status -> status / 100 == 4);
            assertThat(
                            count(
                                    "select count(*) from sign_off s join verification v on v.id = s.verification_id where v.recorded_by = s.signed_by"))
                    .isZero();
        }
    }

    private int signedOff(String finding, Role role) throws Exception {
        return anyone.perform(
                        request(HttpMethod.POST, finding + "/sign-off")
                                .header(HttpHeaders.IF_MATCH, "*")
                                .with(TestUsers.as(role)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /// One names a topic while it holds the claim, the other names a source before it does.
    @Test
    void anEditAndAnAppearanceDoNotWaitForEachOther() throws Exception {
        String claim = created(CLAIMS, "{\"statement\": \"A.\"}");
        for (int round = 0; round < 40; round++) {
            String topic = "{\"topics\": [\"T %d\"]}".formatted(round);
            String appearance = appearance("S " + round);
            List<Integer> answers =
                    AtOnce.all(
                            List.of(
                                    () -> patched(claim, "*", topic).getStatus(),
                                    () -> posted(claim + "/appearances", appearance).getStatus()));
            assertThat(answers).containsExactly(200, 201);
        }
    }

    /// One names a topic first and then a report, the other a report first and then a topic.
    @Test
    void batchesThatNameTheSameForTheFirstTimeDoNotWaitForEachOther() throws Exception {
        String batches = report() + "/claims";
        for (int round = 0; round < 20; round++) {
            String topic = "{\"statement\": \"A.\", \"topics\": [\"T %d\"]}".formatted(round);
            String measure =
                    "{\"statement\": \"B.\", \"figure\": {\"best\": 1, \"measure\": {\"name\": \"M %d\"}}}"
                            .formatted(round);
            String read =
                    "{\"statement\": \"C.\", \"appearances\": [%s]}"
                            .formatted(
                                    appearance("S")
                                            .replace(
                                                    "\"R\"",
                                                    "\"R\", \"url\": \"https://a.example/%d\""
                                                            .formatted(round)));
            List<String> claims = List.of(topic, measure, read);
            List<Integer> answers =
                    AtOnce.all(
                            List.of(
                                    () -> posted(batches, claims.toString()).getStatus(),
                                    () ->
                                            posted(batches, claims.reversed().toString())
                                                    .getStatus()));
            assertThat(answers).containsOnly(201);
        }
        assertThat(count("select count(*) from topic")).isEqualTo(20);
        assertThat(count("select count(*) from measure")).isEqualTo(20);
    }

    @Test
    void revisionsOfTwoReportsWithTheSameClaimsDoNotWaitForEachOther() throws Exception {
        List<String> reports = List.of(report(), report());
        for (int claim = 0; claim < 10; claim++) {
            String quoted = created(CLAIMS, "{\"statement\": \"A.\"}");
            List<String> order = claim % 2 == 0 ? reports : reports.reversed();
            for (String report : order) {
                created(quoted + "/appearances", quoting(report));
            }
        }
        for (int round = 0; round < 10; round++) {
            String text = "{\"text\": \"%d. Nobody saw it.\"}".formatted(round);
            List<Integer> answers =
                    AtOnce.clients(
                            2,
                            report ->
                                    () ->
                                            posted(reports.get(report) + "/revisions", text)
                                                    .getStatus());
            assertThat(answers).containsOnly(201);
        }
        assertThat(
                        count(
                                "select count(*) from appearance where revision = 11 and anchor_state <> 'ORPHANED'"))
                .isEqualTo(20);
    }

    @Test
    void aReportThatTwoReadForTheFirstTimeIsRecordedOnce() throws Exception {
        recorded(naming(List.of("Reuters")));
        for (int round = 0; round < 20; round++) {
            String claim =
                    naming(List.of("Reuters"))
                            .replace(
                                    "\"R\"",
                                    "\"R\", \"url\": \"https://a.example/%d\"".formatted(round));
            assertThat(AtOnce.clients(2, _ -> () -> recorded(claim))).containsOnly(201);
        }
        assertThat(count("select count(*) from report where url is not null")).isEqualTo(20);
    }

    @Test
    void whatIsSentEightTimesAtOnceIsDoneOnce() throws Exception {
        String body = naming(List.of("Reuters"));
        List<MockHttpServletResponse> answers =
                AtOnce.clients(
                        CLIENTS,
                        _ ->
                                () ->
                                        perform(
                                                        request(HttpMethod.POST, CLAIMS)
                                                                .header("Idempotency-Key", "k")
                                                                .contentType(
                                                                        MediaType.APPLICATION_JSON)
                                                                .content(body))
                                                .andReturn()
                                                .getResponse());
        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .contains(201)
                .isSubsetOf(201, 409);
        assertThat(
                        answers.stream()
                                .map(answer -> answer.getHeader(HttpHeaders.LOCATION))
                                .filter(Objects::nonNull)
                                .distinct())
                .hasSize(1);
        assertThat(count("select count(*) from claim")).isEqualTo(1);
        assertThat(count("select count(*) from appearance")).isEqualTo(1);
    }

    private int recorded(String claim) throws Exception {
        return posted(CLAIMS, claim).getStatus();
    }

    private MockHttpServletResponse posted(String path, String body) throws Exception {
        return post(path, body).andReturn().getResponse();
    }

    private MockHttpServletResponse patched(String path, String etag, String body)
            throws Exception {
        return perform(
                        request(HttpMethod.PATCH, path)
                                .header(HttpHeaders.IF_MATCH, etag)
                                .contentType("application/merge-patch+json")
                                .content(body))
                .andReturn()
                .getResponse();
    }

    private String report() throws Exception {
        return created("/api/v1/reports", "{\"title\": \"R\", \"text\": \"Nobody saw it.\"}");
    }

    private static String quoting(String report) {
        return """
        {"reportId": "%s", "quote": {"exact": "Nobody saw it."}, "chain": [{"source": {"name": "Reuters"}, "verb": "REPORTED"}]}
        """
                .formatted(id(report));
    }

    private static String appearance(String source) {
        return "{\"report\": {\"title\": \"R\"}, \"chain\": [{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\"}]}"
                .formatted(source);
    }

    /// A claim whose topics are called like its sources.
    private static String naming(List<String> names) {
        String topics = names.stream().map("\"%s\""::formatted).collect(joining(", "));
        String appearances = names.stream().map(ConcurrencyTest::appearance).collect(joining(", "));
        return "{\"statement\": \"A.\", \"topics\": [%s], \"appearances\": [%s]}"
                .formatted(topics, appearances);
    }

    private List<Step> steps(String claim) {
        return database.sql(
                        """
                        select changes -> 'place' ->> 'before' as before, changes -> 'place' ->> 'after' as after
                        from audit_event where action = 'CHANGED' and subject_id = cast(:id as uuid) order by seq
                        """)
                .param("id", id(claim))
                .query((row, _) -> new Step(row.getString("before"), row.getString("after")))
                .list();
    }

    private long count(String sql) {
        return database.sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    private static long version(String etag) {
        return Long.parseLong(etag.substring(1, etag.indexOf('-')));
    }
}
