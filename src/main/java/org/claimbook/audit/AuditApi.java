package org.claimbook.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit over REST, for administrators.
@Tag(name = "Audit", description = "Who did what, when and why, and whether that is still so.")
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private final AuditTrail trail;
    private final AuditVerifier verifier;

    AuditApi(AuditTrail trail, AuditVerifier verifier) {
        this.trail = trail;
        this.verifier = verifier;
    }

    @Operation(
            summary = "List what was done",
            description =
                    "Every write, sign-in and refusal, newest first: by whom and from where, what was done to what, before and after, and why where somebody said so in Change-Note. What identified a source that is CONFIDENTIAL now is left out.")
    @GetMapping
    ResponseEntity<Page<EventView>> listEvents(@ParameterObject AuditQuery query, Paging paging) {
        String after = paging.afterKey();
        return paging.page(
                trail.list(query, after == null ? null : Long.valueOf(after), paging.limit() + 1),
                event -> List.of(event.seq()),
                Function.identity());
    }

    @Operation(
            summary = "Verify the audit",
            description =
                    "Walks all seals of the audit and the hash chains of all findings, and names the first row that is not as it was written. Keep the answer's head elsewhere, and show its hash again later: then nobody can have made all of it anew, either.")
    @GetMapping("/verification")
    AuditProof verifyAudit(
            @Parameter(description = "The hash of a head that was kept elsewhere.")
                    @RequestParam(required = false)
                    @Nullable String head) {
        return verifier.verify(head);
    }
}
