package org.claimbook.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The track record of a source over REST.
@Tag(name = "Sources")
@RestController
class TrackRecordApi {

    private final TrackRecords records;

    TrackRecordApi(TrackRecords records) {
        this.records = records;
    }

    @Operation(
            summary = "Read what became of what a source said",
            description =
                    "Claims by status, as their original source and as the last to pass them on; what it disowned counts for nothing. At most its newest 5,000 sayings.")
    @GetMapping("/api/v1/sources/{id}/record")
    TrackRecord getTrackRecord(@PathVariable UUID id) {
        return records.of(id);
    }
}
