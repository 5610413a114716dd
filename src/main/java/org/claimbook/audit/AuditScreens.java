package org.claimbook.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit on screens, for administrators: what was done, and whether that is still so.
@ScreenController
@RequestMapping("/admin/audit")
class AuditScreens {

    /// What the form above the list asks for: by whom, what, on what, on days in UTC, both
    /// included.
    record Search(
            @Nullable String actor,
            @Nullable Action action,
            Subject.@Nullable Kind kind,
            @Nullable String from,
            @Nullable String to) {

        AuditQuery query() {
            return new AuditQuery(
                    actor == null || actor.isBlank() ? null : actor.strip(),
                    null,
                    action,
                    kind,
                    null,
                    null,
                    start("/from", from, 0),
                    start("/to", to, 1));
        }

        private static @Nullable Instant start(String at, @Nullable String day, int later) {
            try {
                return day == null || day.isBlank()
                        ? null
                        : LocalDate.parse(day.strip())
                                .plusDays(later)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant();
            } catch (DateTimeException _) {
                throw new BadRequest("wrong-parameter", at, "A day like 2025-01-31.");
            }
        }
    }

    private final AuditTrail trail;
    private final AuditVerifier verifier;

    AuditScreens(AuditTrail trail, AuditVerifier verifier) {
        this.trail = trail;
        this.verifier = verifier;
    }

    @GetMapping
    String list(@ModelAttribute("search") Search search, Paging paging, Model model) {
        String after = paging.afterKey();
        List<EventView> events =
                trail.list(
                        search.query(),
                        after == null ? null : Long.valueOf(after),
                        paging.limit() + 1);
        model.addAttribute("events", events.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(events, event -> List.of(event.seq())));
        model.addAttribute("actions", Action.values());
        model.addAttribute("kinds", Subject.Kind.values());
        return "audit/audit";
    }

    /// Walks through everything; with a hash that was kept elsewhere, looks for that one, too.
    @GetMapping("/verification")
    String verification(@RequestParam(defaultValue = "") String head, Model model) {
        String kept = head.strip();
        model.addAttribute("kept", kept);
        model.addAttribute("proof", verifier.verify(kept.isEmpty() ? null : kept));
        return "audit/verification";
    }
}
