package org.claimbook.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Assessments of sources over REST; they do not leave the newsroom.
@Tag(name = "Sources")
@RestController
@RequestMapping(SourceApi.PATH + "/{source}/assessments")
class AssessmentApi {

    private final Assessments assessments;

    AssessmentApi(Assessments assessments) {
        this.assessments = assessments;
    }

    @Operation(
            summary = "List how reliable a source was held",
            description = "The newest first, each with the topic it is about.")
    @GetMapping
    ResponseEntity<Page<AssessmentView>> listAssessments(@PathVariable UUID source, Paging paging) {
        String after = paging.afterKey();
        return paging.page(
                assessments.list(
                        source, after == null ? null : Long.valueOf(after), paging.limit() + 1),
                assessment -> List.of(assessment.seq()),
                Function.identity());
    }

    @Operation(
            summary = "Say how reliable a source is",
            description =
                    "A to F of the NATO Admiralty code, on one topic or on all. Insert-only: it holds until its end, or until the next on the same topic begins.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AssessmentView createAssessment(
            @PathVariable UUID source,
            @RequestBody AssessmentDraft draft,
            Faults faults,
            Actor actor) {
        return assessments.add(source, draft, faults, actor);
    }
}
