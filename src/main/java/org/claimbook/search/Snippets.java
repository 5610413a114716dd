package org.claimbook.search;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claimbook.search.Snippet.Mark;
import org.claimbook.search.Snippet.Place;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shows where in the claims of a page the words stand that were asked for.
@Component
class Snippets {

    /// Scripts that are searched by pairs of letters.
    private static final Pattern UNSPACED =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsArabic}\\p{IsThai}\\p{IsLao}\\p{IsMyanmar}\\p{IsKhmer}&&[\\p{L}\\p{M}]]+");

    private final JdbcClient jdbc;

    Snippets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By claim; none where no words are asked for.
    Map<UUID, Snippet> of(List<UUID> claims, ClaimFilter filter, SearchWords asked) {
        String q = filter.q();
        if (q == null || claims.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>(asked.queries());
        parameters.put("ids", claims.toArray(UUID[]::new));
        parameters.put("asOf", Utc.orNull(filter.asOf()));
        List<String> unspaced =
                UNSPACED.matcher(q).results().map(run -> run.group()).distinct().toList();
        parameters.put(
                "unspaced", unspaced.stream().map(run -> "%" + run + "%").toArray(String[]::new));
        return jdbc
                .sql(sql(asked, filter))
                .params(parameters)
                .query((row, _) ->
                        Map.entry(
                                row.getObject("id", UUID.class),
                                snippet(
                                        Place.valueOf(row.getString("place")),
                                        row.getString("words"),
                                        row.getString("marked"),
                                        unspaced)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// PostgreSQL marks words in a text that is folded letter for letter, so that their places are
    /// those in the text itself; the other texts of a claim only where its statement has no such
    /// words.
    private static String sql(SearchWords asked, ClaimFilter filter) {
        return """
        with said as materialized (
            select c.id, c.statement, w.config, sought.query, %2$s as marked
            from claim c join claim_words w on w.claim_id = c.id
            cross join lateral (select %1$s as query) sought
            where c.id = any(:ids)
        )
        select c.id, coalesce(best.place, 'STATEMENT') as place, coalesce(best.words, c.statement) as words,
               coalesce(best.marked, c.marked) as marked
        from said c
        left join lateral (
            select place, words, marked from (
                select 1 as rank, 'QUOTE' as place, a.exact as words from appearance a where %4$s
                union all
                select 2, 'WORDING', h.wording from appearance a join hop h on h.appearance_id = a.id where %4$s
                union all
                select 2, 'WORDING', v.wording from verification v where %5$s
                union all
                select 2, 'WORDING', r.wording from response r where %6$s
                union all
                select 3, 'SOURCE', concat_ws(', ', s.name, nullif(array_to_string(s.aliases, ', '), ''))
                from source s
                where s.disclosure = 'NAMED' and s.id in (select named.counts_as from source named where named.id in (
                    select h.source_id from appearance a join hop h on h.appearance_id = a.id where %4$s
                    union all select v.verifier_id from verification v where %5$s
                    union all select r.party_id from response r where %6$s))
            ) piece
            cross join lateral (select %3$s as marked) shown
            where not (%7$s) and words is not null and (%8$s)
            order by rank
            limit 1
        ) best on true
        """
                .formatted(
                        asked.query(),
                        marked("w.config", "c.statement", "sought.query"),
                        marked("c.config", "words", "c.query"),
                        RecordConditions.thenAppeared(filter),
                        RecordConditions.thenReadable(filter),
                        RecordConditions.thenGiven(filter, "r"),
                        has("c.marked", "c.statement"),
                        has("shown.marked", "words"));
    }

    private static String marked(String config, String words, String query) {
        return "ts_headline(%s, search_even(%s), %s, concat('HighlightAll=true, StartSel=', chr(1), ', StopSel=', chr(2)))"
                .formatted(config, words, query);
    }

    private static String has(String marked, String words) {
        return "strpos(%s, chr(1)) > 0 or %s like any(cast(:unspaced as text[]))"
                .formatted(marked, words);
    }

    private static Snippet snippet(Place place, String text, String marked, List<String> unspaced) {
        List<Mark> marks =
                Stream.concat(
                                Snippet.marks(marked).stream(),
                                unspaced.stream().flatMap(run -> occurrences(text, run)))
                        .distinct()
                        .sorted(Comparator.comparingInt(Mark::start))
                        .toList();
        return Snippet.of(place, text, marks);
    }

    private static Stream<Mark> occurrences(String text, String run) {
        return Pattern.compile(Pattern.quote(run))
                .matcher(text)
                .results()
                .map(found -> {
                    int start = text.codePointCount(0, found.start());
                    return new Mark(start, start + run.codePointCount(0, run.length()));
                });
    }
}
