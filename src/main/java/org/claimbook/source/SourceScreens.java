package org.claimbook.source;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.Merged;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Paging;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// Sources on screens: found, described, assessed, merged.
@ScreenController
@RequestMapping("/sources")
class SourceScreens {

    private static final int OFFERED = 8;

    /// An address has no room for more.
    private static final int COUNTED = 100;

    private static final int ASSESSMENTS = 100;

    private final Sources sources;
    private final Assessments assessments;
    private final SourceMerges merges;
    private final PublishedSources published;
    private final PublicUrl url;
    private final Forms forms;

    SourceScreens(
            Sources sources,
            Assessments assessments,
            SourceMerges merges,
            PublishedSources published,
            PublicUrl url,
            Forms forms) {
        this.sources = sources;
        this.assessments = assessments;
        this.merges = merges;
        this.published = published;
        this.url = url;
        this.forms = forms;
    }

    @GetMapping
    String list(@ModelAttribute SourceQuery query, Paging paging, Model model) {
        List<SourceView> rows =
                sources.list(query, SourceKey.of(paging.after()), paging.limit() + 1);
        List<SourceView> page = rows.stream().limit(paging.limit()).toList();
        model.addAttribute("sources", page);
        model.addAttribute(
                "counts",
                UriComponentsBuilder.fromPath("/sources/counts")
                        .queryParam(
                                "id", page.stream().limit(COUNTED).map(SourceView::id).toArray())
                        .toUriString());
        model.addAttribute("query", query);
        model.addAttribute(
                "next", paging.next(rows, source -> List.of(source.label(), source.id())));
        return "source/sources";
    }

    /// What a field for a source offers for what is typed into it, whatever the field is called.
    @GetMapping("/options")
    String options(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable Disclosure disclosure,
            Model model) {
        typed.remove("disclosure");
        String q = typed.toSingleValueMap().values().stream().findFirst().orElse("");
        SourceQuery query = new SourceQuery(q, null, disclosure, null, null);
        model.addAttribute("options", sources.list(query, null, OFFERED));
        return "source/options :: options";
    }

    /// The newsroom reads all that is known; everybody else, what published claims say of it.
    @GetMapping("/{id}")
    String source(@PathVariable UUID id, @Nullable Actor actor, Model model) {
        if (actor != null) {
            return profile(id, forms.blank(), model);
        }
        if (!published.isNamed(id)) {
            throw new NotFound("source", id);
        }
        SourceLabel label = sources.label(id);
        if (!label.id().equals(id)) {
            throw new Merged("source", id, label.id());
        }
        model.addAttribute("source", label);
        model.addAttribute("address", url.of("/sources/" + id));
        return "source/public";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return page("/sources", forms.blank(), model);
    }

    @PostMapping
    String create(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () ->
                        "/sources/"
                                + sources.create(form.read(SourceDraft.class), form.faults(), actor)
                                        .id(),
                () -> page("/sources", form, model));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return page("/sources/" + id, forms.of(seen(id)), model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    sources.edit(id, form.expected(), form::apply, form.faults(), actor);
                    return "/sources/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page("/sources/" + id, form, model);
                });
    }

    @PostMapping("/{id}/assessments")
    String assess(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    assessments.add(id, form.read(AssessmentDraft.class), form.faults(), actor);
                    return "/sources/" + id + "#assessments";
                },
                () -> profile(id, form, model));
    }

    @GetMapping("/{id}/merge")
    String merging(@PathVariable UUID id, Model model) {
        return merging(id, forms.blank(sources.get(id).version()), model);
    }

    /// Shows both first; merges once somebody has seen them.
    @PostMapping("/{id}/merge")
    String merge(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    UUID into = form.readWhole(MergeDraft.class).into();
                    if (form.own("seen").isEmpty()) {
                        refuseUnknown(into);
                        return "/sources/%s/merge?into=%s".formatted(id, into);
                    }
                    merges.merge(id, form.expected(), into, actor);
                    return "/sources/" + into;
                },
                () -> merging(id, form, model));
    }

    /// Said at the field, not with another page.
    private void refuseUnknown(UUID into) {
        if (sources.labels(List.of(into)).isEmpty()) {
            throw new Invalid("/into", "unknown-source", "There is no such source.");
        }
    }

    @GetMapping(path = "/{id}/merge", params = "into")
    String preview(@PathVariable UUID id, @RequestParam UUID into, Model model) {
        model.addAttribute("other", sources.get(into));
        return merging(id, forms.blank(sources.get(id).version()), model);
    }

    @GetMapping("/{id}/deletion")
    String deleting(@PathVariable UUID id, Model model) {
        return deletion(id, forms.blank(sources.get(id).version()), model);
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    sources.delete(id, form.expected(), actor);
                    return "/sources";
                },
                () -> deletion(id, form, model));
    }

    private Versioned<SourceDraft> seen(UUID id) {
        SourceView source = sources.get(id);
        return new Versioned<>(source.version(), SourceDraft.of(source));
    }

    private String profile(UUID id, Form form, Model model) {
        model.addAttribute("source", sources.get(id));
        model.addAttribute("assessments", assessments.list(id, null, ASSESSMENTS));
        model.addAttribute("form", form);
        return "source/source";
    }

    private String merging(UUID id, Form form, Model model) {
        model.addAttribute("source", sources.get(id));
        model.addAttribute("form", form);
        return "source/merge";
    }

    private String deletion(UUID id, Form form, Model model) {
        model.addAttribute("source", sources.get(id));
        model.addAttribute("form", form);
        return "source/deletion";
    }

    private static String page(String to, Form form, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        return "source/form";
    }
}
