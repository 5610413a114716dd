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
import org.claimbook.response.ResponseView;
import org.claimbook.response.ResponseViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads all that is known about any number of claims, in three statements.
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
    public Map<UUID, Knowledge> of(Collection<UUID> claims, @Nullable Instant asOf) {
        return known(
                claims,
                appearances.of(claims, asOf),
                verifications.of(claims, asOf),
                responses.of(claims, asOf));
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
    public Knowledge whole(UUID claim, @Nullable Instant asOf) {
        return new Knowledge(
                appearances.whole(claim, asOf),
                verifications.of(List.of(claim), asOf).getOrDefault(claim, List.of()),
                responses.of(List.of(claim), asOf).getOrDefault(claim, List.of()));
    }

    Knowledge of(UUID claim) {
        return Objects.requireNonNull(of(List.of(claim), null).get(claim));
    }
}
