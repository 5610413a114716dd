package org.claimbook.exchange;

import jakarta.servlet.http.HttpServletResponse;
import org.claimbook.record.SelectionDraft;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Download;
import org.claimbook.shared.Form;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Claims of a list, all or those that were ticked, as files for whoever is signed in with a
/// browser.
@Controller
class ExportScreens {

    private final ClaimExport claims;
    private final ExportApi api;

    ExportScreens(ClaimExport claims, ExportApi api) {
        this.claims = claims;
        this.api = api;
    }

    @GetMapping("/claims/export.csv")
    void csv(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Actor actor) {
        api.exportClaimsAsCsv(parameters, response, actor);
    }

    @GetMapping("/claims/export.jsonl")
    void jsonLines(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Actor actor) {
        api.exportClaimsAsJsonLines(parameters, response, actor);
    }

    @PostMapping("/claims/selection/export")
    void export(Form form, HttpServletResponse response, Actor actor) {
        var ids = form.readWhole(SelectionDraft.class).inOrder();
        Download.write(response, ExportApi.CSV, "claims.csv", to -> claims.csv(ids, actor, to));
    }
}
