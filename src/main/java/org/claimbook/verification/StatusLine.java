package org.claimbook.verification;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.HopView;
import org.claimbook.claim.Sourcing;
import org.claimbook.claim.Standing;
import org.claimbook.claim.Status;
import org.claimbook.response.Denials;
import org.claimbook.response.Outcome;
import org.claimbook.response.ResponseView;
import org.claimbook.source.SourceLabel;

/// Puts what is known about a claim into the words that an editor reads first.
final class StatusLine {

    private StatusLine() {}

    static String of(Knowledge known, ClaimKind kind) {
        String denied = denied(known.denials().open());
        return known.findings()
                .shown()
                .map(finding -> then(found(finding, known.sourcing()), denied))
                .orElseGet(() -> unjudged(known, kind, denied));
    }

    private static String unjudged(Knowledge known, ClaimKind kind, String denied) {
        return switch (known.code()) {
            case DISPUTED -> then(capital(denied), notDenied(known.denials()));
            case RETRACTED -> "Retracted by " + names(known.sourcing().origins());
            case ATTRIBUTED -> attributed(known.appearances().getFirst(), kind);
            case UNCHECKED -> "Not yet checked";
            case UNVERIFIED,
                    PARTLY_CONFIRMED,
                    CORROBORATED,
                    CONFIRMED,
                    MIXED,
                    REFUTED,
                    NOT_CHECKABLE ->
                    throw new IllegalStateException("only a finding makes a claim " + known.code());
        };
    }

    private static String found(VerificationView finding, Sourcing sourcing) {
        SourceLabel verifier = finding.verifier();
        Status status = Objects.requireNonNull(finding.status());
        if (finding.aspect() != null) {
            return "%s %s by %s"
                    .formatted(
                            finding.aspect().word(),
                            passive(status),
                            verifier.desk() ? "us" : verifier.name());
        }
        int origins = sourcing.independentOrigins();
        if (status == Status.CORROBORATED && origins > 1) {
            return "Corroborated by %d separate origins".formatted(origins);
        }
        return (verifier.desk() ? "We " : verifier.name() + " ") + active(status);
    }

    private static String active(Status status) {
        return switch (status) {
            case UNVERIFIED -> "could not verify";
            case PARTLY_CONFIRMED -> "partly confirmed";
            case CORROBORATED -> "corroborated";
            case CONFIRMED -> "confirmed";
            case DISPUTED -> "found it disputed";
            case MIXED -> "found it partly false";
            case REFUTED -> "found it false";
            case RETRACTED -> "found it retracted";
            case NOT_CHECKABLE -> "found it not checkable";
            case UNCHECKED, ATTRIBUTED ->
                    throw new IllegalStateException("nobody finds a claim " + status);
        };
    }

    private static String passive(Status status) {
        return switch (status) {
            case UNVERIFIED -> "could not be verified";
            case PARTLY_CONFIRMED -> "partly confirmed";
            case CORROBORATED -> "corroborated";
            case CONFIRMED -> "confirmed";
            case DISPUTED -> "found disputed";
            case MIXED -> "found partly false";
            case REFUTED -> "found false";
            case RETRACTED -> "found retracted";
            case NOT_CHECKABLE -> "found not checkable";
            case UNCHECKED, ATTRIBUTED ->
                    throw new IllegalStateException("nobody finds a claim " + status);
        };
    }

    /// "Ukraine's Special Operations Forces, social media"; a caveat prints wherever its hop does.
    private static String attributed(AppearanceView first, ClaimKind kind) {
        HopView origin = first.origin();
        if (origin.standing() == Standing.DISOWNED) {
            return "Attributed to " + origin.source().name() + ", who disowns it";
        }
        String who =
                Stream.of(origin.source().name(), Sourcing.words(origin.channel()))
                        .filter(part -> !part.isEmpty())
                        .collect(joining(", "));
        String line = origin.caveat() == null ? who : who + " (" + origin.caveat() + ")";
        return switch (kind) {
            case OPINION, PREDICTION -> "Opinion of " + line;
            case FACT, FIGURE, QUOTE -> line;
        };
    }

    /// "denied by Russia and North Korea; disputed by China"; empty where nobody does.
    private static String denied(List<ResponseView> open) {
        return then(by("denied", Outcome.DENIED, open), by("disputed", Outcome.DISPUTED, open));
    }

    private static String by(String verb, Outcome outcome, List<ResponseView> open) {
        List<SourceLabel> parties =
                open.stream()
                        .filter(denial -> denial.outcome() == outcome)
                        .map(ResponseView::party)
                        .toList();
        return parties.isEmpty() ? "" : verb + " by " + names(parties);
    }

    private static String notDenied(Denials denials) {
        List<SourceLabel> parties = denials.stoppedShort();
        return parties.isEmpty() ? "" : "not denied by " + names(parties);
    }

    private static String then(String first, String second) {
        return Stream.of(first, second).filter(part -> !part.isEmpty()).collect(joining("; "));
    }

    private static String names(List<SourceLabel> sources) {
        List<String> names = sources.stream().map(SourceLabel::name).toList();
        if (names.size() == 1) {
            return names.getFirst();
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
