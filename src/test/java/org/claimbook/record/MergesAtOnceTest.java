package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.claimbook.AtOnce;
import org.junit.jupiter.api.Test;

/// What becomes of merges that happen at the same time: none waits in a circle, and none closes
/// one.
class MergesAtOnceTest extends MergeTest {

    private static final int ROUNDS = 15;

    private final Random random = new Random(42);

    @Test
    void twoClaimsMergedBothWaysAreOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String one = created(CLAIMS, claim("A."));
            String other = created(CLAIMS, claim("B."));
            assertThat(
                            AtOnce.all(
                                    List.of(
                                            () -> mergedAtOnce(one, other),
                                            () -> mergedAtOnce(other, one))))
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertThat(count("claim where merged_into is not null")).isEqualTo(ROUNDS);
    }

    @Test
    void manyClaimsMergedInAllDirectionsMakeNoLoop() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> some = new ArrayList<>();
            for (int claim = 0; claim < 4; claim++) {
                some.add(found("A.", "Verifier " + claim, "UNVERIFIED", "2024-01-01"));
            }
            assertThat(AtOnce.all(everyDirection(some))).containsOnly(200, 409);
        }
        assertThat(loops("claim")).isZero();
        assertThat(
                        count(
                                "verification v where read_by <> claim_read_at(claim_id, 'infinity') or exists (select from claim c where c.id = v.read_by and c.merged_into is not null)"))
                .isZero();
        assertThat(count("verification")).isEqualTo(ROUNDS * 4L);
    }

    @Test
    void manySourcesMergedInAllDirectionsMakeNoLoop() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> some = new ArrayList<>();
            for (int source = 0; source < 4; source++) {
                some.add(source("Source %d.%d".formatted(round, source)));
            }
            assertThat(AtOnce.all(everyDirection(some))).containsOnly(200, 409);
        }
        assertThat(loops("source")).isZero();
        assertThat(count("source s join source t on t.id = s.counts_as where t.counts_as <> t.id"))
                .isZero();
    }

    /// A claim gains children, links and revisions of what it quotes while it is merged.
    @Test
    void whoWritesToAClaimThatIsMergedHearsWhereItWent() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String one = created(CLAIMS, couldNotVerify());
            String other = created(CLAIMS, claim("B."));
            String third = created(CLAIMS, claim("C."));
            String links =
                    "\"links\": [{\"to\": \"%s\", \"type\": \"RELATED\"}, {\"to\": \"%s\", \"type\": \"RELATED\"}]";
            String revision = "{\"text\": \"%d. %s\"}".formatted(round, REPORT_TEXT);
            assertThat(
                            AtOnce.all(
                                    List.<Callable<Integer>>of(
                                            () -> mergedAtOnce(one, other),
                                            () -> posted(one + "/appearances", chain("X")),
                                            () ->
                                                    posted(
                                                            one + "/verifications",
                                                            "{\"status\": \"UNVERIFIED\"}"),
                                            () ->
                                                    posted(
                                                            third + "/links",
                                                            "{\"to\": \"%s\", \"type\": \"RELATED\"}"
                                                                    .formatted(id(one))),
                                            () ->
                                                    posted(
                                                            CLAIMS,
                                                            claim(
                                                                    "D.",
                                                                    links.formatted(
                                                                            id(other), id(third)))),
                                            () ->
                                                    posted(
                                                            CLAIMS,
                                                            claim(
                                                                    "E.",
                                                                    links.formatted(
                                                                            id(third), id(other)))),
                                            () ->
                                                    posted(
                                                            "/api/v1/reports/"
                                                                    + id(report)
                                                                    + "/revisions",
                                                            revision))))
                    .isSubsetOf(200, 201, 409)
                    .contains(200);
        }
        assertThat(
                        count(
                                "claim_link l join claim c on c.id in (l.from_id, l.to_id) where c.merged_into is not null"))
                .isZero();
        assertThat(
                        count(
                                "appearance a join claim c on c.id = a.read_by where c.merged_into is not null"))
                .isZero();
    }

    /// A chain that is recorded while its sources become one is refused, or refuses the merge.
    @Test
    void noChainSlipsByAMergeOfItsSources() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String one = source("One " + round);
            String other = source("Other " + round);
            String claim = created(CLAIMS, claim("A."));
            List<Integer> answers =
                    AtOnce.all(
                            List.<Callable<Integer>>of(
                                    () -> mergedAtOnce(one, other),
                                    () -> posted(claim + "/appearances", chain(one, other)),
                                    () ->
                                            posted(
                                                    claim + "/appearances",
                                                    chain("New " + random.nextInt(), one)),
                                    () ->
                                            posted(
                                                    claim + "/responses",
                                                    "{\"party\": {\"id\": \"%s\"}, \"outcome\": \"DENIED\"}"
                                                            .formatted(id(one)))));
            assertThat(answers.subList(0, 2)).isIn(List.of(200, 422), List.of(409, 201));
            assertThat(answers.subList(2, 4)).containsOnly(201);
        }
        assertThat(
                        count(
                                """
                                hop h join source s on s.id = h.source_id join hop n on n.appearance_id = h.appearance_id
                                and n.position = h.position + 1 join source t on t.id = n.source_id where s.counts_as = t.counts_as
                                """))
                .isZero();
    }

    private List<Callable<Integer>> everyDirection(List<String> some) {
        List<Callable<Integer>> merges = new ArrayList<>();
        for (String one : some) {
            for (String other : some) {
                if (!one.equals(other)) {
                    merges.add(() -> mergedAtOnce(one, other));
                }
            }
        }
        Collections.shuffle(merges, random);
        return merges;
    }

    private int mergedAtOnce(String one, String into) throws Exception {
        return merge(one, into, "*").andReturn().getResponse().getStatus();
    }

    private int posted(String path, String body) throws Exception {
        return post(path, body).andReturn().getResponse().getStatus();
    }

    private long loops(String table) {
        return count(
                """
                (with recursive up (id, at) as (
                    select id, merged_into from %1$s where merged_into is not null
                    union
                    select up.id, t.merged_into from up join %1$s t on t.id = up.at where t.merged_into is not null
                ) select from up where id = at) loop
                """
                        .formatted(table));
    }
}
