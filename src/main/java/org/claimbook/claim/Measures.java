package org.claimbook.claim;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Deletion;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to measures.
@Component
@Transactional
class Measures {

    private final MeasureRepository measures;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Measures(MeasureRepository measures, Names names, Audit audit, Clock clock) {
        this.measures = measures;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws Conflict if there is a measure of that name
    @OpenTo(Caller.EDITOR)
    MeasureView create(MeasureDraft draft, Actor actor) {
        names.lock(Names.Kind.MEASURE);
        refuseSecond(draft.name());
        return add(draft, actor).view();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    MeasureView get(UUID id) {
        return measures.findById(id).orElseThrow(() -> new NotFound("measure", id)).view();
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<MeasureView> list(@Nullable String after, int limit) {
        return measures.findPage(after, limit).stream().map(Measure::view).toList();
    }

    /// Those that what is being typed may mean.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<MeasureView> offered(String typed, int limit) {
        return measures.findCalledLike(Names.fold(typed), limit).stream()
                .map(Measure::view)
                .toList();
    }

    @OpenTo(Caller.EDITOR)
    MeasureView edit(UUID id, Expected expected, UnaryOperator<MeasureDraft> change, Actor actor) {
        names.lock(Names.Kind.MEASURE);
        Measure measure = locked(id, expected);
        MeasureDraft before = measure.draft();
        MeasureDraft after = change.apply(before);
        if (!after.equals(before)) {
            if (!Names.fold(after.name()).equals(measure.foldedName())) {
                refuseSecond(after.name());
            }
            measure.edit(after, clock.instant());
            measures.saveAndFlush(measure);
            audit.record(
                    actor, Action.CHANGED, Subject.of(Subject.Kind.MEASURE, id), before, after);
        }
        return measure.view();
    }

    /// Deletes a measure that no figure has; the foreign keys say whether that is so.
    @OpenTo(Caller.EDITOR)
    void delete(UUID id, Expected expected, Actor actor) {
        Measure measure = locked(id, expected);
        audit.record(
                actor, Action.DELETED, Subject.of(Subject.Kind.MEASURE, id), measure.draft(), null);
        Deletion.of(() -> {
            measures.delete(measure);
            measures.flush();
        });
    }

    /// The measure that a figure names, made where it is missing.
    ///
    /// @throws Invalid if it names none
    @OpenTo(Caller.EDITOR)
    UUID resolve(MeasureMention mention, Faults faults, Actor actor) {
        UUID id = mention.id();
        if (id != null) {
            return measures.findById(id)
                    .orElseThrow(() ->
                            new Invalid(
                                    "/id",
                                    "unknown-measure",
                                    "There is no measure %s.".formatted(id)))
                    .id();
        }
        if (mention.name() == null && faults.clean("/id")) {
            faults.addMissing("/name", "A measure is named by its id or its name.");
        }
        faults.throwIfAny();
        MeasureDraft draft =
                new MeasureDraft(Objects.requireNonNull(mention.name()), mention.unit());
        return called(draft.name())
                .orElseGet(() -> {
                    names.lock(Names.Kind.MEASURE);
                    return called(draft.name()).orElseGet(() -> add(draft, actor));
                })
                .id();
    }

    private Optional<Measure> called(String name) {
        return measures.findByFoldedName(Names.fold(name));
    }

    private Measure add(MeasureDraft draft, Actor actor) {
        Measure measure = measures.saveAndFlush(new Measure(draft, clock.instant()));
        audit.record(
                actor,
                Action.CREATED,
                Subject.of(Subject.Kind.MEASURE, measure.id()),
                null,
                measure.draft());
        return measure;
    }

    private void refuseSecond(String name) {
        called(name)
                .ifPresent(measure -> {
                    throw new Conflict(
                            "measure-exists", "There is a measure of that name.", measure.id());
                });
    }

    private Measure locked(UUID id, Expected expected) {
        Measure measure =
                measures.findForUpdateById(id).orElseThrow(() -> new NotFound("measure", id));
        expected.check(measure.version());
        return measure;
    }
}
