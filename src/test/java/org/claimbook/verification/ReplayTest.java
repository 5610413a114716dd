package org.claimbook.verification;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.claimbook.shared.Utc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Compares answers as of every past instant, of single claims and of lists, with what follows from
/// the rows that were recorded by then.
class ReplayTest extends AnyWrites {

    private final List<String> recorded = new ArrayList<>();
    private ReplayRows rows =
            new ReplayRows(List.of(), List.of(), List.of(), Map.of(), List.of(), "");
    private List<String> sources = List.of();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void thePastIsWhatWasRecordedByThen(long seed) throws Exception {
        random = new Random(seed);
        for (int step = 0; step < 45; step++) {
            if (step % 15 == 0) {
                recorded.add(created(CLAIMS, claim("It is so.")));
            }
            change(one(recorded.toArray(String[]::new)));
        }
        merge(recorded.get(0), recorded.get(1));
        for (int step = 0; step < 10; step++) {
            change(one(recorded.get(1), recorded.get(2)));
        }
        rows = ReplayRows.of(database);
        sources =
                database.sql("select id::text from source order by name")
                        .query((row, _) -> row.getString(1))
                        .list();
        assertThat(rows.instants()).hasSizeGreaterThan(40);
        assertThat(read("/api/v1/audit/verification").path("intact").asBoolean())
                .as("%s", read("/api/v1/audit/verification"))
                .isTrue();
        for (Instant at : rows.instants()) {
            eachClaim(at);
            lists(at);
        }
    }

    private void eachClaim(Instant at) throws Exception {
        for (String claim : recorded) {
            if (!createdBy(claim, at)) {
                get(claim + "?asOf=" + at).andExpect(status().isNotFound());
            } else if (rows.reader(id(claim), at).equals(id(claim))) {
                assertThat(told(read(claim + "?asOf=" + at)))
                        .as("%s as of %s", claim, at)
                        .isEqualTo(expected(Replay.of(rows, id(claim), at)));
            } else {
                get(claim + "?asOf=" + at).andExpect(status().isPermanentRedirect());
            }
        }
    }

    /// In the same words, what an answer tells ...
    private static List<String> told(JsonNode claim) {
        JsonNode status = claim.path("status");
        List<String> told = new ArrayList<>();
        told.add(
                "%s %s %s"
                        .formatted(
                                status.path("code").asString(),
                                orNull(status.path("by").path("id")),
                                orNull(status.path("verificationId"))));
        told.add(
                "pending "
                        + new TreeSet<>(
                                texts(status.path("pending"), it -> text(it, "verificationId"))));
        told.add("differs " + status.path("differs").asBoolean());
        claim.path("verifications")
                .forEach(it ->
                        told.add(
                                "finding %s signed %s voided %s"
                                        .formatted(
                                                text(it, "id"),
                                                it.has("signedOffBy"),
                                                !it.path("voidedBy").isNull())));
        claim.path("responses").forEach(it -> told.add("response " + text(it, "id")));
        claim.path("appearances")
                .forEach(it ->
                        told.add(
                                "appearance %s %s withdrawn %s"
                                        .formatted(
                                                text(it, "id"),
                                                texts(
                                                        it.path("chain"),
                                                        hop -> text(hop.path("source"), "id")),
                                                !it.path("withdrawal").isNull())));
        return told;
    }

    /// ... and what the rows do.
    private static List<String> expected(Replay then) {
        List<String> expected = new ArrayList<>();
        expected.add(then.status());
        expected.add("pending " + new TreeSet<>(then.pending()));
        expected.add("differs " + then.differs());
        then.findings()
                .forEach(it ->
                        expected.add(
                                "finding %s signed %s voided %s"
                                        .formatted(it.id(), then.signedOff(it), then.voided(it))));
        then.answers().forEach(it -> expected.add("response " + it.id()));
        then.places()
                .forEach(it ->
                        expected.add(
                                "appearance %s %s withdrawn %s"
                                        .formatted(it.id(), it.chain(), it.withdrawn(then.at()))));
        return expected;
    }

    /// A filter of each sort with any value, alone and together with a status.
    private void lists(Instant at) throws Exception {
        String status = one(STATUSES);
        String source = sources.get(random.nextInt(sources.size()));
        Predicate<Replay> ofStatus = then -> then.status().startsWith(status + " ");
        listed(at, "", _ -> true);
        listed(at, "&status=" + status, ofStatus);
        listed(at, "&status=ATTRIBUTED", then -> then.status().startsWith("ATTRIBUTED "));
        listed(
                at,
                "&verifier=" + source,
                then -> then.shown().filter(it -> it.verifier().equals(source)).isPresent());
        listed(at, "&found=" + status, then -> then.found(status, null));
        listed(
                at,
                "&found=%s&foundBy=%s".formatted(status, source),
                then -> then.found(status, source));
        listed(
                at,
                "&source=" + source,
                then -> then.through(place -> place.chain().contains(source)));
        listed(
                at,
                "&origin=" + source,
                then ->
                        then.through(place ->
                                !place.disowned() && place.chain().getFirst().equals(source)));
        listed(
                at,
                "&carrier=%s&status=%s".formatted(source, status),
                ofStatus.and(
                        then -> then.through(place -> place.chain().getLast().equals(source))));
        listed(
                at,
                "&report=" + id(report),
                then -> then.through(place -> place.report().equals(id(report))));
    }

    private void listed(Instant at, String filter, Predicate<Replay> fits) throws Exception {
        JsonNode page = read(CLAIMS + "?asOf=" + at + filter);
        Set<String> expected =
                recorded.stream()
                        .filter(claim -> createdBy(claim, at))
                        .filter(claim -> rows.reader(id(claim), at).equals(id(claim)))
                        .filter(claim -> fits.test(Replay.of(rows, id(claim), at)))
                        .map(claim -> id(claim))
                        .collect(toSet());
        assertThat(texts(page.path("items"), item -> text(item, "id")))
                .as("%s as of %s", filter, at)
                .containsExactlyInAnyOrderElementsOf(expected);
        page.path("items")
                .forEach(item ->
                        assertThat(told(item).subList(0, 3))
                                .isEqualTo(
                                        expected(Replay.of(rows, text(item, "id"), at))
                                                .subList(0, 3)));
    }

    private void merge(String claim, String into) throws Exception {
        perform(
                        onTopOf(claim, claim + "/merge")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"into\": \"%s\"}".formatted(id(into))))
                .andExpect(status().isOk());
    }

    private boolean createdBy(String claim, Instant at) {
        return database.sql("select created_at <= :at from claim where id = cast(:id as uuid)")
                .param("at", Utc.of(at))
                .param("id", id(claim))
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static String orNull(JsonNode value) {
        return value.isString() ? value.asString() : "null";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
