package org.claimbook.claim;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.FigureView.MeasureLabel;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Names;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
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

/// Measures over REST.
@Tag(name = "Measures", description = "Quantities that different sources estimate over time.")
@RestController
@RequestMapping(MeasureApi.PATH)
class MeasureApi {

    static final String PATH = "/api/v1/measures";

    private final Measures measures;
    private final Series series;
    private final Etags etags;
    private final MergePatch mergePatch;

    MeasureApi(Measures measures, Series series, Etags etags, MergePatch mergePatch) {
        this.measures = measures;
        this.series = series;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(summary = "List measures", description = "By name.")
    @GetMapping
    ResponseEntity<Page<Tagged<MeasureView>>> listMeasures(Paging paging) {
        return paging.page(
                measures.list(paging.afterKey(), paging.limit() + 1),
                measure -> List.of(Names.fold(measure.name())),
                this::tagged);
    }

    @Operation(
            summary = "Create a measure",
            description = "A measure of that name, however it is written: 409 with its id.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<MeasureView>> createMeasure(
            @RequestBody MeasureDraft draft, Actor actor) {
        MeasureView created = measures.create(draft, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a measure")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<MeasureView>> getMeasure(@PathVariable UUID id) {
        return etags.ok(tagged(measures.get(id)));
    }

    @Operation(
            summary = "Read the figures of a measure over time",
            description =
                    "By the day that they are of. Only figures of the same scope count the same thing; what a newer claim updates says by which.")
    @GetMapping("/{id}/series")
    SeriesView getSeries(@PathVariable UUID id, Paging paging) {
        MeasureView measure = measures.get(id);
        List<Series.Row> rows = series.page(id, paging.after(), paging.limit() + 1);
        return new SeriesView(
                new MeasureLabel(id, measure.name(), measure.unit()),
                rows.stream().limit(paging.limit()).map(Series.Row::point).toList(),
                paging.next(rows, row -> List.of(row.day(), row.point().claimId())));
    }

    @Operation(summary = "Edit a measure")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<MeasureView>> editMeasure(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = MeasureDraft.class) JsonNode patch,
            Actor actor) {
        MeasureView edited =
                measures.edit(id, expected, draft -> mergePatch.apply(patch, draft), actor);
        return etags.ok(tagged(edited));
    }

    @Operation(
            summary = "Delete a measure",
            description = "A measure that a figure has is not deleted: 409.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMeasure(@PathVariable UUID id, Expected expected, Actor actor) {
        measures.delete(id, expected, actor);
    }

    private Tagged<MeasureView> tagged(MeasureView measure) {
        return etags.tag(measure.version(), measure);
    }
}
