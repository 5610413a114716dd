package org.claimbook.claim;

import org.claimbook.shared.Ids;

/// Which claim reads what was recorded for one, in SQL over a table with `claim_id` and `read_by`:
/// that claim itself, or what it was merged into, now or by `:asOf`.
public final class ReadBy {

    private ReadBy() {}

    /// The id of that claim. Few were merged, so that hardly any row has to climb.
    public static String claim(String alias, boolean past) {
        return past
                ? """
                (case when %1$s.claim_id in (select merged.id from claim merged where merged.merged_at <= :asOf)
                      then claim_read_at(%1$s.claim_id, :asOf) else %1$s.claim_id end)
                """
                        .formatted(alias)
                : alias + ".read_by";
    }

    /// Whether it is one of `:claims`.
    public static String oneOfClaims(String alias, boolean past) {
        return past
                ? alias + ".claim_id = any(claims_read_at(:claims, :asOf))"
                : alias + ".read_by = " + Ids.any("claims");
    }
}
