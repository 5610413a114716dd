package org.claimbook.search;

import java.time.Instant;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// Which reviews: findings that the public reads and that rate, of the desk only the one that
/// speaks for the claim. `site` is where they are published, the desk's being `ownSite`; `since`,
/// that the claim was made or reviewed then or later.
public record ReviewFilter(@Nullable String site, String ownSite, @Nullable Instant since) {

    private static final String AT =
            """
            (case when s.desk or v.url is null then :ownSite
                else lower(regexp_replace(v.url, '^https?://(?:[^/?#]*@)?(?:www\\.)?([^/:?#]*).*$', '\\1', 'i')) end)
            """;

    void addTo(Conditions conditions, ClaimFilter filter) {
        conditions.add(
                """
                exists (
                    select from verification v join source s on s.id = v.verifier_id
                    where %s and (v.status <> 'NOT_CHECKABLE' or v.given_label is not null)
                      and (not s.desk or v.id = c.status_verification_id) and %s and %s)
                """
                        .formatted(
                                RecordConditions.thenReadable(filter),
                                site == null ? "true" : published(),
                                since == null ? "true" : isNews(filter)));
        if (site != null) {
            conditions.parameter("site", site);
            conditions.parameter("ownSite", ownSite);
        }
        if (since != null) {
            conditions.parameter("since", Utc.of(since));
        }
    }

    private static String published() {
        return "(%1$s = :site or %1$s like '%%.' || :site)".formatted(AT);
    }

    private static String isNews(ClaimFilter filter) {
        return """
        (case when s.desk then greatest(c.published_at, (
             select min(p.valid_from) from status_period p where p.claim_id = c.id and p.status_verification_id = v.id))
           else coalesce(v.happened_at, v.recorded_at) end >= :since
         or (select h.said_at from appearance a join hop h on h.appearance_id = a.id
             where %s and h.position = 0 and h.standing <> 'DISOWNED' order by a.seq limit 1) >= :since)
        """
                .formatted(RecordConditions.thenAppeared(filter));
    }
}
