package org.claimbook.search;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.SimilarClaim;
import org.claimbook.record.SimilarClaims;
import org.claimbook.record.WholeClaims;
import org.claimbook.search.StatementWords.Probe;
import org.claimbook.search.StatementWords.Word;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Etags;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds claims that resemble a statement: those that share rare words, ordered by words and sense.
@Component
class SimilarFinder implements SimilarClaims {

    private record Found(UUID claim, double score, List<String> shared) {}

    /// Below this nobody would call it similar.
    private static final double LEAST = 0.25;

    /// A claim without a vector ranks a little lower than its words say: most vectors do that too.
    private static final double WITHOUT_SENSE = 0.9;

    /// k1 = 1.2, b = 0.75, as is usual.
    private static final String CANDIDATES =
            """
            with query as materialized (
                select * from unnest(cast(:stems as text[]), cast(:spellings as text[]), cast(:weights as float8[]))
                    as q (lexeme, word, weight)
            ), probe as (
                select * from unnest(cast(:probes as text[]), cast(:probeWeights as float8[])) as p (words, weight)
            ), near as materialized (
                select hit.claim_id
                from probe p cross join lateral (
                    select claim_id from statement_words where words @@ cast(p.words as tsquery) limit :most) hit
                group by hit.claim_id
                order by sum(p.weight) desc, hit.claim_id desc
                limit 300
            )
            select d.claim_id, v.vector, array_agg(q.word order by q.weight desc, q.word) as shared,
                   sum(q.weight * w.times * 2.2 / (w.times + 1.2 * (0.25 + 0.75 * d.length / :length))) as sum
            from near
            join statement_words d on d.claim_id = near.claim_id
            left join statement_vector v on v.claim_id = near.claim_id
            cross join lateral (select lexeme, cardinality(positions) as times from unnest(d.words)) w
            join query q on q.lexeme = w.lexeme
            group by d.claim_id, v.vector
            order by sum desc, d.claim_id desc
            limit 200
            """;

    private final JdbcClient jdbc;
    private final StatementReader words;
    private final SentenceVectors vectors;
    private final WholeClaims claims;
    private final Etags etags;

    SimilarFinder(
            JdbcClient jdbc,
            StatementReader words,
            SentenceVectors vectors,
            WholeClaims claims,
            Etags etags) {
        this.jdbc = jdbc;
        this.words = words;
        this.vectors = vectors;
        this.claims = claims;
        this.etags = etags;
    }

    @Override
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public List<SimilarClaim> to(
            String statement, @Nullable String language, int most, Actor reader) {
        StatementWords said = words.read(statement, language);
        if (said.words().isEmpty()) {
            return List.of();
        }
        float[] sense = said.english() ? vectors.of(statement).orElse(null) : null;
        List<Found> best =
                candidates(said, sense).stream()
                        .filter(found -> found.score() >= LEAST)
                        .sorted(Comparator.comparingDouble(Found::score).reversed())
                        .limit(most)
                        .toList();
        return views(best, reader);
    }

    private List<Found> candidates(StatementWords said, float @Nullable [] sense) {
        List<Word> all = said.words();
        List<Probe> probes = said.probes();
        return jdbc.sql(CANDIDATES)
                .param("stems", all.stream().map(Word::stem).toArray(String[]::new))
                .param("spellings", all.stream().map(Word::spelling).toArray(String[]::new))
                .param("weights", all.stream().map(said::weight).toArray(Double[]::new))
                .param("probes", probes.stream().map(Probe::query).toArray(String[]::new))
                .param("probeWeights", probes.stream().map(Probe::weight).toArray(Double[]::new))
                .param("most", StatementWords.MOST_CLAIMS)
                .param("length", said.length())
                .query((row, _) -> found(row, said, sense))
                .list();
    }

    private static Found found(ResultSet row, StatementWords said, float @Nullable [] sense)
            throws SQLException {
        String[] shared = (String[]) row.getArray("shared").getArray();
        return new Found(
                row.getObject("claim_id", UUID.class),
                score(said.share(row.getDouble("sum")), row.getBytes("vector"), sense),
                Arrays.stream(shared).distinct().toList());
    }

    /// Half by words, half by sense.
    private static double score(double share, byte @Nullable [] vector, float @Nullable [] sense) {
        if (sense == null) {
            return share;
        }
        return vector == null
                ? WITHOUT_SENSE * share
                : (share + SentenceVectors.cosine(sense, vector)) / 2;
    }

    private List<SimilarClaim> views(List<Found> best, Actor reader) {
        List<UUID> ids = best.stream().map(Found::claim).toList();
        Map<UUID, ClaimItem> items =
                claims.items(ids, null, reader).stream().collect(toMap(ClaimItem::id, identity()));
        return best.stream()
                .flatMap(found ->
                        Stream.ofNullable(items.get(found.claim())).map(item -> view(found, item)))
                .toList();
    }

    private SimilarClaim view(Found found, ClaimItem item) {
        return new SimilarClaim(
                Math.round(found.score() * 1_000) / 1_000.0,
                etags.tag(item.version(), item),
                found.shared());
    }
}
