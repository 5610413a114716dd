package org.claimbook.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.report.Quote;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Records claims by hand, from the words of a report.
@ScreenController
class RecordScreens {

    private static final int SIMILAR = 5;

    private final Recording recording;
    private final FirstDrafts drafts;
    private final SimilarClaims similarClaims;
    private final Forms forms;

    RecordScreens(
            Recording recording, FirstDrafts drafts, SimilarClaims similarClaims, Forms forms) {
        this.recording = recording;
        this.drafts = drafts;
        this.similarClaims = similarClaims;
        this.forms = forms;
    }

    @GetMapping("/claims/new")
    String empty(Model model) {
        return page(forms.blank(), model);
    }

    /// The words are those that were selected; they begin and end at code points of the text.
    @GetMapping("/reports/{report}/claims/new")
    String begun(
            @PathVariable UUID report,
            @RequestParam(required = false) @Nullable String exact,
            @RequestParam(required = false) @Nullable Integer start,
            @RequestParam(required = false) @Nullable Integer end,
            Actor actor,
            Model model) {
        Quote quote = exact == null ? null : new Quote(exact, null, null, start, end);
        FirstDrafts.First first = drafts.from(report, quote, actor);
        model.addAttribute("again", first.again());
        return page(forms.of(first.draft()), model);
    }

    @PostMapping("/claims")
    String record(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    ClaimDraft draft = form.read(ClaimDraft.class);
                    return place(recording.record(Map.of("", draft), form.faults(), actor));
                },
                () -> page(form, model));
    }

    /// What has been recorded already and resembles what is being typed.
    @GetMapping("/claims/similar")
    String similar(Form form, Actor actor, Model model) {
        String statement = form.value("/statement").strip();
        String language = form.value("/language").strip();
        model.addAttribute(
                "similar",
                statement.isEmpty()
                        ? List.of()
                        : similarClaims.to(
                                statement, language.isEmpty() ? null : language, SIMILAR, actor));
        return "record/similar :: similar";
    }

    /// Where it was read, to record the next; else the claim itself.
    private static String place(List<ClaimView> recorded) {
        ClaimView claim = recorded.getFirst();
        return claim.appearances().stream()
                .findFirst()
                .map(in ->
                        "/reports/%s?recorded=%s#at-%s"
                                .formatted(in.report().id(), claim.id(), in.id()))
                .orElse("/claims/" + claim.id());
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form);
        return "record/record";
    }
}
