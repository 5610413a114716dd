package org.claimbook.claim;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Names;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Measures on screens: what different sources estimate over time, as a picture and as a table.
@ScreenController
@RequestMapping("/measures")
class MeasureScreens {

    private static final int OFFERED = 8;

    private final Measures measures;
    private final Series series;
    private final Forms forms;

    MeasureScreens(Measures measures, Series series, Forms forms) {
        this.measures = measures;
        this.series = series;
        this.forms = forms;
    }

    @GetMapping
    String list(Paging paging, Model model) {
        List<MeasureView> rows = measures.list(paging.afterKey(), paging.limit() + 1);
        model.addAttribute("measures", rows.stream().limit(paging.limit()).toList());
        model.addAttribute(
                "next", paging.next(rows, measure -> List.of(Names.fold(measure.name()))));
        return "claim/measures";
    }

    /// What a field for a measure offers for what is typed into it.
    @GetMapping("/options")
    String options(@RequestParam MultiValueMap<String, String> typed, Model model) {
        String letters = typed.toSingleValueMap().values().stream().findFirst().orElse("");
        model.addAttribute("options", measures.offered(letters, OFFERED));
        return "claim/measure :: options";
    }

    @GetMapping("/{id}")
    String measure(@PathVariable UUID id, Paging paging, Model model) {
        List<Series.Row> rows = series.page(id, paging.after(), paging.limit() + 1);
        List<SeriesView.Point> points =
                rows.stream().limit(paging.limit()).map(Series.Row::point).toList();
        model.addAttribute("measure", measures.get(id));
        model.addAttribute("points", points);
        model.addAttribute("drawings", SeriesDrawing.of(points));
        model.addAttribute(
                "next", paging.next(rows, row -> List.of(row.day(), row.point().claimId())));
        return "claim/measure";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return page("/measures", forms.blank(), model);
    }

    @PostMapping
    String create(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () ->
                        "/measures/"
                                + measures.create(form.readWhole(MeasureDraft.class), actor).id(),
                () -> page("/measures", form, model));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return page("/measures/" + id, forms.of(seen(id)), model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    measures.edit(id, form.expected(), form::applyWhole, actor);
                    return "/measures/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page("/measures/" + id, form, model);
                });
    }

    @PostMapping("/{id}/removal")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    measures.delete(id, form.expected(), actor);
                    return "/measures";
                },
                () -> page("/measures/" + id, form, model));
    }

    private Versioned<MeasureDraft> seen(UUID id) {
        MeasureView measure = measures.get(id);
        return new Versioned<>(measure.version(), new MeasureDraft(measure.name(), measure.unit()));
    }

    private static String page(String to, Form form, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        return "claim/measure-form";
    }
}
