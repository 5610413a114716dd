package org.claimbook.search;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What became of what a source said, as a part of its page.
@ScreenController
class TrackRecordScreens {

    private final TrackRecords records;

    TrackRecordScreens(TrackRecords records) {
        this.records = records;
    }

    @GetMapping("/sources/{id}/record")
    String record(@PathVariable UUID id, Model model) {
        model.addAttribute("record", records.of(id));
        return "search/track-record";
    }

    /// In how many claims each of some sources is, for a list that shows them already.
    @GetMapping("/sources/counts")
    String counts(@RequestParam(defaultValue = "") List<UUID> id, Model model) {
        model.addAttribute("counts", records.claims(id));
        return "search/track-record :: counts";
    }
}
