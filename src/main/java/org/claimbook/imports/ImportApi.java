package org.claimbook.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/// Imports over REST.
@Tag(name = "Imports", description = "Files of claims and ClaimReviews, read record by record.")
@RestController
@RequestMapping(ImportApi.PATH)
class ImportApi {

    static final String PATH = "/api/v1/imports";

    private final Imports imports;
    private final Etags etags;

    ImportApi(Imports imports, Etags etags) {
        this.imports = imports;
        this.etags = etags;
    }

    @Operation(
            summary = "Import a file",
            description =
                    "The file as the body or as the part file of a form, of any size, packed with gzip or not. Its records are recorded one by one as POST /claims would; one that fails keeps no other from being recorded. With dryRun, nothing is recorded.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "202", description = "Accepted")
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                "application/ld+json",
                "application/jsonl",
                MediaType.APPLICATION_NDJSON_VALUE,
                "application/gzip",
                "text/csv",
                "text/tab-separated-values",
                MediaType.TEXT_HTML_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.MULTIPART_FORM_DATA_VALUE
            })
    ResponseEntity<Tagged<ImportJobView>> createImport(
            @Parameter(description = "What the file is made of.") @RequestParam String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(description = "What the file is called; a form says so itself.")
                    @RequestParam(required = false)
                    @Nullable String name,
            @Parameter(description = "Of a table; guessed, unless it is said.")
                    @RequestParam(required = false)
                    @Nullable String encoding,
            @Parameter(
                            description =
                                    "Of a table: comma, semicolon, | or tab; guessed, unless it is said.")
                    @RequestParam(required = false)
                    @Nullable String delimiter,
            @Parameter(
                            description =
                                    "Of a table: which column is which field, like statement=Claim text; guessed from the header, unless it is said.")
                    @RequestParam(required = false)
                    @Nullable List<String> column,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        ImportFormat known = format(format);
        CsvShape reading = CsvShape.of(encoding, delimiter, column);
        MultipartHttpServletRequest form =
                WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        MultipartFile part = form == null ? null : form.getFile("file");
        if (part == null && form != null) {
            throw new BadRequest("bad-request", "/file", "The form has no part of the name file.");
        }
        String called = name == null && part != null ? part.getOriginalFilename() : name;
        try (InputStream file = part == null ? request.getInputStream() : part.getInputStream()) {
            return begun(known, dryRun, called, reading, file, actor);
        }
    }

    @Operation(summary = "List imports", description = "The newest first.")
    @GetMapping
    ResponseEntity<Page<Tagged<ImportJobView>>> listImports(Paging paging) {
        String after = paging.afterKey();
        return paging.page(
                imports.list(after == null ? null : UUID.fromString(after), paging.limit() + 1),
                job -> List.of(job.id()),
                this::tagged);
    }

    @Operation(
            summary = "Read an import",
            description = "How far it is, how fast it goes, and when it is expected to end.")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<ImportJobView>> getImport(@PathVariable UUID id) {
        return etags.ok(tagged(imports.get(id)));
    }

    @Operation(
            summary = "Cancel an import",
            description = "What it has recorded by then stays recorded.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelImport(@PathVariable UUID id, Expected expected, Actor actor) {
        imports.cancel(id, expected, actor);
    }

    @Operation(
            summary = "List what is wrong with records that failed",
            description = "Records are counted from 1; pointers lead into the record.")
    @GetMapping("/{id}/errors")
    ResponseEntity<Page<ImportError>> listImportErrors(@PathVariable UUID id, Paging paging) {
        List<@Nullable String> after = paging.after();
        return paging.page(
                imports.errors(
                        id,
                        after == null ? 0 : Long.parseLong(String.valueOf(after.getFirst())),
                        after == null ? 0 : Long.parseLong(String.valueOf(after.getLast())),
                        paging.limit() + 1),
                error -> List.of(error.record(), error.ordinal()),
                Function.identity());
    }

    @Operation(
            summary = "List what became of records",
            description = "With what there is to say about each, all or those with one outcome.")
    @GetMapping("/{id}/records")
    ResponseEntity<Page<ImportRecordView>> listImportRecords(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            Paging paging) {
        String after = paging.afterKey();
        return paging.page(
                imports.records(
                        id, outcome, after == null ? 0 : Long.parseLong(after), paging.limit() + 1),
                record -> List.of(record.record()),
                Function.identity());
    }

    @Operation(
            summary = "Download the records that failed",
            description = "As they came, to be repaired and imported again.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    @GetMapping("/{id}/failed")
    void downloadFailedRecords(@PathVariable UUID id, HttpServletResponse response) {
        FailedRecords.send(imports, id, response);
    }

    private ResponseEntity<Tagged<ImportJobView>> begun(
            ImportFormat format,
            boolean dryRun,
            @Nullable String name,
            CsvShape reading,
            InputStream file,
            Actor actor)
            throws IOException {
        if (name != null && name.codePointCount(0, name.length()) > 500) {
            throw new BadRequest("wrong-parameter", "/name", "A name has at most 500 characters.");
        }
        Tagged<ImportJobView> job =
                tagged(imports.begin(format, dryRun, name, reading, file, actor));
        return ResponseEntity.accepted()
                .location(etags.location(PATH + "/" + job.body().id()))
                .eTag(job.etag())
                .body(job);
    }

    private static ImportFormat format(String format) {
        return ImportFormat.of(format)
                .orElseThrow(() ->
                        new BadRequest(
                                "wrong-parameter",
                                "/format",
                                "One of %s."
                                        .formatted(
                                                Arrays.stream(ImportFormat.values())
                                                        .map(ImportFormat::code)
                                                        .collect(Collectors.joining(", ")))));
    }

    private Tagged<ImportJobView> tagged(ImportJobView job) {
        return etags.tag(job.version(), job);
    }
}
