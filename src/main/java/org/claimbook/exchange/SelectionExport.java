package org.claimbook.exchange;

import jakarta.servlet.http.HttpServletResponse;
import org.claimbook.record.SelectionDraft;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Download;
import org.claimbook.shared.Form;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/// Claims that were ticked in a list, as a file.
@Controller
class SelectionExport {

    private final ClaimExport claims;

    SelectionExport(ClaimExport claims) {
        this.claims = claims;
    }

    @PostMapping("/claims/selection/export")
    void export(Form form, HttpServletResponse response, Actor actor) {
        var ids = form.readWhole(SelectionDraft.class).inOrder();
        Download.write(response, ExportApi.CSV, "claims.csv", to -> claims.csv(ids, actor, to));
    }
}
