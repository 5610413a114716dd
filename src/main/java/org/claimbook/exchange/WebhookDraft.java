package org.claimbook.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.WebUrl;
import org.jspecify.annotations.Nullable;

/// What an administrator says of a webhook.
///
/// @param url where changes of claims are sent to, `https`
/// @param events which changes; all of them unless given
/// @param filter of which claims, as the address of the list has it: `status=REFUTED&topic=Floods`;
///   of all unless given
@ReadOnly({"id", "owner", "secret", "createdAt", "updatedAt", "version", "etag"})
record WebhookDraft(
        @NotNull @WebUrl String url,
        @Nullable List<Kind> events,
        @Nullable @CodePoints(max = 4_000) String filter) {

    /// Each once.
    Set<Kind> wanted() {
        return events == null || events.isEmpty()
                ? EnumSet.allOf(Kind.class)
                : EnumSet.copyOf(events);
    }

    String query() {
        return Objects.requireNonNullElse(filter, "");
    }
}
