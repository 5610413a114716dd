package org.claimbook.record;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claimbook.claim.ClaimFields;
import org.claimbook.claim.WorkState;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// What is to be set on many claims at once; topics are added to those that a claim has.
public record SelectionDraft(
        @Size(max = 200) @Nullable List<@NotNull UUID> ids,
        @Nullable WorkState workState,
        @Nullable String assignee,
        @Size(max = 50) @Nullable List<@NotNull @Written @CodePoints(max = 200) String> topics) {

    /// In one order, so that two who do so at once do not wait for each other.
    public List<UUID> inOrder() {
        return ids == null ? List.of() : ids.stream().distinct().sorted().toList();
    }

    ClaimFields on(ClaimFields fields) {
        Set<String> all =
                new LinkedHashSet<>(fields.topics() == null ? List.of() : fields.topics());
        all.addAll(topics == null ? List.of() : topics);
        return new ClaimFields(
                fields.statement(),
                fields.kind(),
                fields.language(),
                new ArrayList<>(all),
                fields.place(),
                fields.happened(),
                fields.figure(),
                workState == null ? fields.workState() : workState,
                assignee == null ? fields.assignee() : assignee,
                fields.dueAt(),
                fields.recheckAt(),
                fields.priority());
    }
}
