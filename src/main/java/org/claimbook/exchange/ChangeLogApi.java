package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.claimbook.shared.Actor;
import org.claimbook.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What changed, over REST.
@Tag(name = "Changes", description = "What changed, for systems that keep a copy.")
@RestController
class ChangeLogApi {

    private static final int MOST = 200;

    private final ChangeLog log;
    private final PublicUrl url;

    ChangeLogApi(ChangeLog log, PublicUrl url) {
        this.log = log;
        this.url = url;
    }

    @Operation(
            summary = "Read what has changed since a position",
            description =
                    "Claims, reports, sources, topics and measures that were created, changed, published, withdrawn, merged or deleted; each thing's changes in the order of their commits, nothing missed, nothing twice. Follow next; without after, from the beginning. Whoever is not signed in learns of claims that are or were published.")
    @GetMapping("/api/v1/changes")
    LoggedChanges listChangesSince(
            @Parameter(description = "Where the answer before ended: what its next says.")
                    @RequestParam(required = false)
                    @Nullable String after,
            @Parameter(description = "More than 200 is cut.")
                    @RequestParam(defaultValue = "50")
                    @Min(1)
                    int limit,
            @Nullable Actor actor) {
        Position position = after == null ? Position.START : Position.of(after);
        int most = Math.min(limit, MOST);
        List<LoggedChange> found = log.after(position, most, actor);
        List<LoggedChange> page = found.subList(0, Math.min(found.size(), most));
        Position reached = page.isEmpty() ? position : page.getLast().position();
        return new LoggedChanges(
                page,
                url.of("/api/v1/changes?after=%s&limit=%d".formatted(reached, most)),
                found.size() > page.size());
    }
}
