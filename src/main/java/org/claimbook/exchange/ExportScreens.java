package org.claimbook.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.claimbook.record.SelectionDraft;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.ScreenController;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Claims of a list, all or those that were ticked, as files for whoever is signed in with a
/// browser.
@ScreenController
class ExportScreens {

    private final ClaimExport claims;
    private final Clock clock;

    ExportScreens(ClaimExport claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    @GetMapping("/claims/export.csv")
    void csv(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Actor actor) {
        ClaimFilter filter = filter(parameters);
        ClaimFiles.csv(response, to -> claims.csv(filter, actor, to));
    }

    @GetMapping("/claims/export.jsonl")
    void jsonLines(
            @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        ClaimFilter filter = filter(parameters);
        ClaimFiles.jsonLines(response, to -> claims.jsonl(filter, to));
    }

    @PostMapping("/claims/selection/export")
    void export(Form form, HttpServletResponse response, Actor actor) {
        var ids = form.readWhole(SelectionDraft.class).inOrder();
        ClaimFiles.csv(response, to -> claims.csv(ids, actor, to));
    }

    private ClaimFilter filter(MultiValueMap<String, String> parameters) {
        return new ClaimParameters(parameters, false, clock.instant()).filter();
    }
}
