package org.claimbook.record;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.claimbook.claim.Basis;
import org.claimbook.claim.Channel;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.FigureQualifier;
import org.claimbook.claim.LinkType;
import org.claimbook.claim.Priority;
import org.claimbook.claim.Standing;
import org.claimbook.claim.Status;
import org.claimbook.claim.Verb;
import org.claimbook.claim.WithdrawalHow;
import org.claimbook.claim.WorkState;
import org.claimbook.report.ReportKind;
import org.claimbook.report.ReportStatus;
import org.claimbook.report.RevisionKind;
import org.claimbook.response.AskedVia;
import org.claimbook.response.Outcome;
import org.claimbook.shared.Role;
import org.claimbook.shared.ScreenController;
import org.claimbook.source.Disclosure;
import org.claimbook.source.ReliabilityLetter;
import org.claimbook.source.SourceKind;
import org.claimbook.verification.Aspect;
import org.claimbook.verification.EvidenceKind;
import org.claimbook.verification.Qualifier;
import org.claimbook.verification.Stance;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the fields of forms let people choose from; the words are in the messages.
@ControllerAdvice(annotations = ScreenController.class)
class Choices {

    private static final Map<String, List<? extends Enum<?>>> ALL =
            Stream.of(
                            choice("verb", Verb.values()),
                            choice("channel", Channel.values()),
                            choice("basis", Basis.values()),
                            choice("standing", Standing.values()),
                            choice("sourceKind", SourceKind.values()),
                            choice("disclosure", Disclosure.values()),
                            choice("letter", ReliabilityLetter.values()),
                            choice("kind", ClaimKind.values()),
                            choice("figure", FigureQualifier.values()),
                            choice("workState", WorkState.values()),
                            choice("priority", Priority.values()),
                            choice("withdrawal", WithdrawalHow.values()),
                            choice("link", LinkType.values()),
                            choice("finding", Status.findable().toArray(Status[]::new)),
                            choice("qualifier", Qualifier.values()),
                            choice("aspect", Aspect.values()),
                            choice("evidence", EvidenceKind.values()),
                            choice("stance", Stance.values()),
                            choice("outcome", Outcome.values()),
                            choice("askedVia", AskedVia.values()),
                            choice("reportKind", ReportKind.values()),
                            choice("reportStatus", ReportStatus.values()),
                            choice("revisionKind", RevisionKind.values()),
                            choice("role", Role.values()))
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @ModelAttribute("choices")
    Map<String, List<? extends Enum<?>>> choices() {
        return ALL;
    }

    private static Map.Entry<String, List<? extends Enum<?>>> choice(
            String name, Enum<?>[] values) {
        return Map.entry(name, List.of(values));
    }
}
