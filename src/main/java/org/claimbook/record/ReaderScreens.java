package org.claimbook.record;

import java.util.UUID;
import org.claimbook.record.ReadReports.ReadReport;
import org.claimbook.shared.Actor;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.ScreenController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of a report: its text with every assertion in it.
@ScreenController
class ReaderScreens {

    private final ReadReports reports;
    private final PublicUrl url;

    ReaderScreens(ReadReports reports, PublicUrl url) {
        this.reports = reports;
        this.url = url;
    }

    @GetMapping("/reports/{id}")
    String report(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String recorded,
            @Nullable Actor actor,
            Model model) {
        ReadReport read = reports.read(id, actor);
        model.addAttribute("address", url.of("/reports/" + id));
        model.addAttribute("recorded", recorded);
        model.addAttribute("report", read.report());
        model.addAttribute("assertions", read.assertions());
        model.addAttribute("text", read.text());
        return "record/report";
    }
}
