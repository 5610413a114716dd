package org.claimbook.backup;

import jakarta.servlet.http.HttpServletResponse;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Download;
import org.claimbook.shared.ScreenController;
import org.springframework.web.bind.annotation.GetMapping;

/// The backup as a file to keep.
@ScreenController
class BackupScreens {

    private final Backups backups;

    BackupScreens(Backups backups) {
        this.backups = backups;
    }

    @GetMapping("/admin/backup")
    void backup(HttpServletResponse response, Actor actor) {
        Download.write(
                response, "application/jsonl", "claimbook.jsonl", out -> backups.write(out, actor));
    }
}
