package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a claim reads once another was merged into it.
class MergedClaimTest extends MergeTest {

    @Test
    void theTargetReadsWhatWasRecordedForTheOther() throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String other = found("Another wording.", "AP", "DISPUTED", "2020-01-01");
        created(other + "/appearances", chain("The mayor"));
        JsonNode target = merged(one, other);
        assertThat(target.path("id").asString()).isEqualTo(id(other));
        assertThat(target.path("statement").asString()).isEqualTo("Another wording.");
        assertThat(target.path("appearances")).hasSize(2);
        assertThat(target.path("responses")).hasSize(1);
        assertThat(target.path("independentOrigins").asInt()).isEqualTo(2);
        assertThat(target.path("status").path("line").asString())
                .isEqualTo("Reuters could not verify");
        assertThat(texts(target.path("verifications"), finding -> finding.path("seq").asString()))
                .containsExactly("1", "1");
        assertThat(target.path("verifications").path(0).path("mergedFrom").asString())
                .isEqualTo(id(one));
        assertThat(target.path("verifications").path(1).has("mergedFrom")).isFalse();
        assertThat(read(other)).isEqualTo(target);
        for (String part : List.of("appearances", "verifications", "responses")) {
            assertThat(read(other + "/" + part).path("items")).hasSameSizeAs(target.path(part));
        }
    }

    @Test
    void whatIsMergedIsInNoList() throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String other = created(CLAIMS, claim("B."));
        merged(one, other);
        assertThat(statements(read(CLAIMS))).containsExactly("B.");
        assertThat(read("/api/v1/reports/" + id(report) + "/claims").path("items"))
                .hasSize(1)
                .allSatisfy(item ->
                        assertThat(item.path("claim").path("id").asString()).isEqualTo(id(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=UNVERIFIED",
                "verifier=Reuters",
                "found=UNVERIFIED&foundBy=Reuters",
                "source=Reuters",
                "origin=Ukraine's Special Operations Forces",
                "carrier=Reuters",
                "topic=North Korean troops",
                "report=%s",
                "q=grenade",
                "q=independently",
                "q=Reuters",
                "q=approached"
            })
    void filtersFindTheTargetByWhatItReads(String filter) throws Exception {
        String query = CLAIMS + "?" + filter.replace("%s", id(report));
        String one = created(CLAIMS, couldNotVerify());
        String middle = created(CLAIMS, claim("M."));
        String last = created(CLAIMS, claim("L."));
        String before = read(one).path("updatedAt").asString();
        merged(one, middle);
        String between = read(middle).path("updatedAt").asString();
        merged(middle, last);
        assertThat(statements(read(query))).containsExactly("L.");
        if (!filter.startsWith("topic")) { // topics are of today
            assertThat(statements(read(query + "&asOf=" + between))).containsExactly("M.");
        }
        assertThat(statements(read(query + "&asOf=" + before)))
                .containsExactly(read(one + "?asOf=" + before).path("statement").asString());
    }

    @Test
    void aPastDayShowsEachAsItStood() throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String other = found("B.", "AP", "CONFIRMED", "2020-01-01");
        JsonNode oneThen = read(one);
        JsonNode otherThen = read(other);
        String before = otherThen.path("updatedAt").asString();
        JsonNode now = merged(one, other);
        assertThat(now.path("verifications")).hasSize(2);
        for (JsonNode then : List.of(oneThen, otherThen)) {
            JsonNode past = read(CLAIMS + "/" + then.path("id").asString() + "?asOf=" + before);
            for (String part : List.of("status", "appearances", "verifications", "responses")) {
                assertThat(past.path(part)).as(part).isEqualTo(then.path(part));
            }
        }
        String at = now.path("updatedAt").asString();
        get(one + "?asOf=" + at)
                .andExpect(status().isPermanentRedirect())
                .andExpect(header().string("Location", "http://localhost" + other + "?asOf=" + at));
        assertThat(read(other + "?asOf=" + at).path("verifications")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02, 2024-01-01, AP found it false",
        "2024-01-01, 2024-01-02, Reuters could not verify",
        "2024-01-01, 2024-01-01, Reuters could not verify"
    })
    void theNewestFindingOfBothIsShown(String ap, String reuters, String line) throws Exception {
        String other = found("A.", "AP", "REFUTED", ap);
        String one = found("B.", "Reuters", "UNVERIFIED", reuters);
        assertThat(merged(one, other).path("status").path("line").asString()).isEqualTo(line);
    }

    @Test
    void findingsThatDifferAreQueued() throws Exception {
        String one = found("A.", "Reuters", "UNVERIFIED", "2024-01-01");
        String other = found("B.", "AP", "REFUTED", "2024-01-02");
        assertThat(merged(one, other).path("status").path("differs").asBoolean()).isTrue();
        assertThat(
                        database.sql("select differs from claim where id = cast(:id as uuid)")
                                .param("id", id(other))
                                .query((row, _) -> row.getBoolean(1))
                                .single())
                .isTrue();
    }

    @Test
    void aMergedFindingIsTakenBackInItsOwnChain() throws Exception {
        String one = found("A.", "Reuters", "UNVERIFIED", "2024-01-01");
        String finding = read(one).path("verifications").path(0).path("id").asString();
        String other = found("B.", "AP", "REFUTED", "2020-01-01");
        merged(one, other);
        String back =
                created(
                        other + "/verifications",
                        "{\"verifier\": {\"name\": \"Reuters\"}, \"voids\": \"%s\", \"rationale\": \"R.\"}"
                                .formatted(finding));
        JsonNode taken = read(back);
        assertThat(taken.path("seq").asInt()).isEqualTo(2);
        assertThat(taken.path("mergedFrom").asString()).isEqualTo(id(one));
        assertThat(taken.path("statement").asString()).isEqualTo("A.");
        assertThat(read(other).path("status").path("line").asString())
                .isEqualTo("AP found it false");
        String next = created(other + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        assertThat(read(next).path("seq").asInt()).isEqualTo(2);
        assertThat(read(next).has("mergedFrom")).isFalse();
    }

    @Test
    void aMergedFindingIsSignedThroughTheTarget() throws Exception {
        String one =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"verifications\": [{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}]}]"));
        String finding = read(one).path("verifications").path(0).path("id").asString();
        String other = created(CLAIMS, claim("B."));
        assertThat(merged(one, other).path("status").path("pending")).hasSize(1);
        as(Role.REVIEWER, onTopOf(other, other + "/verifications/" + finding + "/sign-off"))
                .andExpect(status().isOk());
        assertThat(read(other).path("status").path("line").asString()).isEqualTo("We confirmed");
    }

    @Test
    void mergedAppearancesAreEditedAndRemovedThroughTheTarget() throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String appearance = read(one).path("appearances").path(0).path("id").asString();
        String other = created(CLAIMS, claim("B."));
        merged(one, other);
        String now = other + "/appearances/" + appearance;
        put(now, appearance("Nobody saw it")).andExpect(status().isOk());
        created(now + "/withdrawal", "{\"how\": \"RETRACTED\"}");
        post("/api/v1/reports/" + id(report) + "/revisions", "{\"text\": \"Well. Nobody saw it.\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.appearances[0].claimId").value(id(other)));
        delete(now).andExpect(status().isNoContent());
        assertThat(read(other).path("appearances")).isEmpty();
        created(other + "/appearances", chain("X"));
    }

    @Test
    void topicsAreJoinedAndAllElseIsTheTargets() throws Exception {
        String figure = "\"figure\": {\"best\": %d}";
        String one =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"topics\": [\"T\", \"U\"], \"place\": \"X\"",
                                figure.formatted(1)));
        String other =
                created(CLAIMS, claim("B.", "\"topics\": [\"V\", \"t\"]", figure.formatted(2)));
        JsonNode target = merged(one, other);
        assertThat(texts(target.path("topics"), JsonNode::asString)).containsExactly("V", "T", "U");
        assertThat(target.path("figure").path("best").asInt()).isEqualTo(2);
        assertThat(target.path("place").isNull()).isTrue();
    }
}
