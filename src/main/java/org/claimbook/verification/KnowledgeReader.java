package org.claimbook.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.AppearanceViews;
import org.claimbook.claim.ClaimRow;
import org.claimbook.response.ResponseView;
import org.claimbook.response.ResponseViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads all that is known about any number of claims, in three statements at most.
@Component
public class KnowledgeReader {

    private final AppearanceViews appearances;
    private final VerificationViews verifications;
    private final ResponseViews responses;

    KnowledgeReader(
            AppearanceViews appearances, VerificationViews verifications, ResponseViews responses) {
        this.appearances = appearances;
        this.verifications = verifications;
        this.responses = responses;
    }

    /// By claim; as it stands, or stood at an instant.
    public Map<UUID, Knowledge> of(Collection<ClaimRow> claims, @Nullable Instant asOf) {
        return read(claims.stream().map(ClaimRow::id).toList(), answered(claims, asOf), asOf);
    }

    /// By claim, as it stands.
    Map<UUID, Knowledge> all(Collection<UUID> claims) {
        return read(claims, claims, null);
    }

    private Map<UUID, Knowledge> read(
            Collection<UUID> claims, Collection<UUID> answered, @Nullable Instant asOf) {
        return known(
                claims,
                appearances.of(claims, asOf),
                verifications.of(claims, asOf),
                responses.of(answered, asOf));
    }

    /// What the status of each follows from: where a finding says what it is, the findings alone,
    /// but for those that are asked for whole.
    Map<UUID, Knowledge> decisive(Collection<UUID> claims, Collection<UUID> whole) {
        Map<UUID, List<VerificationView>> found = verifications.of(claims, null);
        List<UUID> rest =
                claims.stream()
                        .filter(claim ->
                                whole.contains(claim)
                                        || new Findings(found.getOrDefault(claim, List.of()))
                                                .shown()
                                                .isEmpty())
                        .toList();
        return rest.isEmpty()
                ? known(claims, Map.of(), found, Map.of())
                : known(claims, appearances.of(rest, null), found, responses.of(rest, null));
    }

    private static Map<UUID, Knowledge> known(
            Collection<UUID> claims,
            Map<UUID, List<AppearanceView>> appeared,
            Map<UUID, List<VerificationView>> found,
            Map<UUID, List<ResponseView>> answered) {
        return claims.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                claim ->
                                        new Knowledge(
                                                appeared.getOrDefault(claim, List.of()),
                                                found.getOrDefault(claim, List.of()),
                                                answered.getOrDefault(claim, List.of()))));
    }

    /// All of one claim, with what stands around each quote; as it stands, or stood at an instant.
    public Knowledge whole(ClaimRow claim, @Nullable Instant asOf) {
        UUID id = claim.id();
        return new Knowledge(
                appearances.whole(id, asOf),
                verifications.of(List.of(id), asOf).getOrDefault(id, List.of()),
                responses.of(answered(List.of(claim), asOf), asOf).getOrDefault(id, List.of()));
    }

    Knowledge of(UUID claim) {
        return Objects.requireNonNull(all(List.of(claim)).get(claim));
    }

    /// Those with responses, or that may have had some.
    private static List<UUID> answered(Collection<ClaimRow> claims, @Nullable Instant asOf) {
        return claims.stream()
                .filter(claim -> asOf != null || claim.answered())
                .map(ClaimRow::id)
                .toList();
    }
}
