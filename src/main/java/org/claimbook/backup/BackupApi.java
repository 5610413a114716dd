package org.claimbook.backup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Download;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Backups over REST, for administrators.
@Tag(name = "Backups", description = "All that is recorded, to be kept elsewhere and restored.")
@RestController
@RequestMapping("/api/v1/backup")
class BackupApi {

    private final Backups backups;
    private final Restoration restoration;

    BackupApi(Backups backups, Restoration restoration) {
        this.backups = backups;
        this.restoration = restoration;
    }

    @Operation(
            summary = "Back up all that is recorded",
            description =
                    "JSON Lines, streamed, as of one instant: each row of each table, with ids, times, hashes, the audit and its seals; passwords as hashes, confidential names sealed. Not with a token. Keep it as safe as the database, and claimbook.key apart from it.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    @GetMapping
    void getBackup(HttpServletResponse response, Actor actor) {
        Download.write(
                response, "application/jsonl", "claimbook.jsonl", out -> backups.write(out, actor));
    }

    @Operation(
            summary = "Restore a backup",
            description =
                    "Into a database in which nothing is recorded yet, all or nothing; of this version or an older one. Not with a token. The users and tokens are those of the backup afterwards. The answer says whether its seals and hashes hold.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/jsonl",
                                            schema = @Schema(type = "string"))))
    @PostMapping("/restoration")
    RestoredView restoreBackup(HttpServletRequest request, Actor actor) throws IOException {
        return restoration.restore(request.getInputStream(), actor);
    }
}
