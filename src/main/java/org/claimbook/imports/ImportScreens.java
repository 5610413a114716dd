package org.claimbook.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Imports on screens: a file is sent, tried, looked at, and then imported.
@ScreenController
@RequestMapping("/imports")
class ImportScreens {

    private static final String PLACE = "/imports";
    private static final int SHOWN = 50;
    private static final int LONGEST_NAME = 500;

    private final Imports imports;
    private final Forms forms;

    ImportScreens(Imports imports, Forms forms) {
        this.imports = imports;
        this.forms = forms;
    }

    /// The records that failed, for whoever is signed in with a browser.
    @GetMapping("/{id}/failed")
    void failed(@PathVariable UUID id, HttpServletResponse response) {
        FailedRecords.send(imports, id, response);
    }

    @GetMapping
    String list(Paging paging, Model model) {
        return list(forms.blank(), paging, model);
    }

    /// Tries a file, which records nothing: a form that is sent twice tries it twice.
    @PostMapping
    String send(
            Form form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Paging paging,
            Actor actor,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> PLACE + "/" + tried(form, file, actor).id(),
                () -> list(form, paging, model));
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            Paging paging,
            Model model) {
        ImportJobView job = imports.get(id);
        Outcome asked = outcome == null && job.failed() > 0 ? Outcome.FAILED : outcome;
        String after = paging.afterKey();
        List<ImportRecordView> rows =
                imports.records(
                        id, asked, after == null ? 0 : Long.parseLong(after), paging.limit() + 1);
        model.addAttribute("outcome", asked);
        model.addAttribute("records", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(rows, record -> List.of(record.record())));
        return page(job, forms.blank(), table(job), model);
    }

    /// Records what the dry run said.
    @PostMapping("/{id}/recording")
    String record(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> PLACE + "/" + imports.again(id, false, reading(id), actor).id(),
                () -> again(id, form, null, model));
    }

    /// Tries a table once more, read as the form says.
    @PostMapping("/{id}/reading")
    String read(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    CsvShape reading = TableDraft.read(form, reading(id));
                    return PLACE + "/" + imports.again(id, true, reading, actor).id();
                },
                () -> again(id, form, form, model));
    }

    /// However far it is by now.
    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    imports.cancel(id, Expected.any(), actor);
                    return PLACE + "/" + id;
                },
                () -> again(id, form, null, model));
    }

    private ImportJobView tried(Form form, @Nullable MultipartFile file, Actor actor) {
        Optional<ImportFormat> format = ImportFormat.of(form.value("/format"));
        if (format.isEmpty()) {
            form.faults().add("/format", "required", "Say what the file is made of.");
        }
        if (file == null || file.isEmpty()) {
            form.faults().add("/file", "required", "Choose a file that is not empty.");
        }
        form.faults().throwIfAny();
        String called = Objects.requireNonNull(file).getOriginalFilename();
        String name =
                called == null ? null : LooseTexts.cut(Imported.storable(called), LONGEST_NAME);
        try (InputStream content = file.getInputStream()) {
            return imports.begin(format.orElseThrow(), true, name, CsvShape.NONE, content, actor);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private CsvShape reading(UUID id) {
        return Objects.requireNonNullElse(imports.get(id).reading(), CsvShape.NONE);
    }

    private Form table(ImportJobView job) {
        return job.reading() == null ? forms.blank() : forms.of(TableDraft.of(job.reading()));
    }

    private String list(Form form, Paging paging, Model model) {
        String after = paging.afterKey();
        List<ImportJobView> rows =
                imports.list(after == null ? null : UUID.fromString(after), paging.limit() + 1);
        model.addAttribute("jobs", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(rows, job -> List.of(job.id())));
        model.addAttribute(
                "formats", Arrays.stream(ImportFormat.values()).map(ImportFormat::code).toList());
        model.addAttribute("form", form);
        return "imports/imports";
    }

    private String again(UUID id, Form form, @Nullable Form table, Model model) {
        ImportJobView job = imports.get(id);
        model.addAttribute("outcome", Outcome.FAILED);
        model.addAttribute("records", imports.records(id, Outcome.FAILED, 0, SHOWN));
        return page(job, form, table == null ? table(job) : table, model);
    }

    private String page(ImportJobView job, Form form, Form table, Model model) {
        model.addAttribute("job", job);
        model.addAttribute("ended", job.finishedAt() != null);
        model.addAttribute("counts", counts(job));
        model.addAttribute("fields", CsvShape.FIELDS);
        model.addAttribute("delimiters", TableDraft.DELIMITERS.keySet());
        model.addAttribute("form", form);
        model.addAttribute("table", table);
        return "imports/import";
    }

    private static Map<Outcome, Long> counts(ImportJobView job) {
        Map<Outcome, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome,
                    switch (outcome) {
                        case CREATED -> job.created();
                        case UPDATED -> job.updated();
                        case UNCHANGED -> job.unchanged();
                        case SKIPPED -> job.skipped();
                        case FAILED -> job.failed();
                    });
        }
        return counts;
    }
}
