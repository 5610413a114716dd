package org.claimbook.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Reports over REST.
@Tag(name = "Reports", description = "Published texts that somebody read, revision by revision.")
@RestController
@RequestMapping(ReportApi.PATH)
class ReportApi {

    static final String PATH = "/api/v1/reports";

    private final Reports reports;
    private final Etags etags;
    private final MergePatch mergePatch;

    ReportApi(Reports reports, Etags etags, MergePatch mergePatch) {
        this.reports = reports;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(summary = "List reports", description = "The newest first.")
    @GetMapping
    ResponseEntity<Page<Tagged<ReportView>>> listReports(
            @ParameterObject ReportQuery query, Paging paging) {
        String after = paging.afterKey();
        return paging.page(
                reports.list(
                        query, after == null ? null : UUID.fromString(after), paging.limit() + 1),
                report -> List.of(report.id()),
                this::tagged);
    }

    @Operation(
            summary = "Record a report",
            description = "Its text makes revision 1. A report of that URL: 409 with its id.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<ReportView>> createReport(
            @RequestBody ReportDraft draft, Faults faults, Actor actor) {
        ReportView created = reports.create(draft, faults, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a report")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<ReportView>> getReport(@PathVariable UUID id) {
        return etags.ok(tagged(reports.get(id)));
    }

    @Operation(summary = "Edit a report")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<ReportView>> editReport(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = ReportDraft.class) JsonNode patch,
            Faults faults,
            Actor actor) {
        ReportView edited =
                reports.edit(
                        id,
                        expected,
                        draft -> mergePatch.apply(patch, draft, faults),
                        faults,
                        actor);
        return etags.ok(tagged(edited));
    }

    @Operation(
            summary = "Delete a report",
            description =
                    "A report that a claim was read in, or that a finding rests on, is not deleted: 409.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteReport(@PathVariable UUID id, Expected expected, Actor actor) {
        reports.delete(id, expected, actor);
    }

    @Operation(
            summary = "List the revisions of a report",
            description = "In order, without their texts.")
    @GetMapping("/{id}/revisions")
    Page<RevisionView> listRevisions(@PathVariable UUID id) {
        return new Page<>(reports.revisions(id), null);
    }

    @Operation(
            summary = "Add a revision to a report",
            description =
                    "Looks for every quote in the new text, and answers where each stands now.")
    @PostMapping("/{id}/revisions")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<RevisedView>> createRevision(
            @PathVariable UUID id, @RequestBody RevisionDraft draft, Faults faults, Actor actor) {
        RevisedView revised = reports.revise(id, draft, faults, actor);
        String path = "%s/%s/revisions/%d".formatted(PATH, id, revised.number());
        return etags.created(path, etags.tag(revised.number(), revised));
    }

    @Operation(summary = "Read a revision of a report", description = "With its text.")
    @GetMapping("/{id}/revisions/{number}")
    ResponseEntity<Tagged<RevisionView>> getRevision(
            @PathVariable UUID id, @PathVariable int number) {
        return etags.ok(etags.tag(number, reports.revision(id, number)));
    }

    private Tagged<ReportView> tagged(ReportView report) {
        return etags.tag(report.version(), report);
    }
}
