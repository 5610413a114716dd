package org.claimbook.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.claimbook.claim.AppearanceDraft;
import org.claimbook.claim.ClaimFields;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.FigureDraft;
import org.claimbook.claim.LinkDraft;
import org.claimbook.claim.Priority;
import org.claimbook.claim.WorkState;
import org.claimbook.response.ResponseDraft;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Faults;
import org.claimbook.shared.LanguageTag;
import org.claimbook.shared.PeriodDraft;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;
import org.claimbook.verification.VerificationDraft;
import org.jspecify.annotations.Nullable;

/// A claim as a client records it in one call, with whatever is known of it; only `statement` is
/// required.
@ReadOnly({
    "id",
    "status",
    "attribution",
    "independentOrigins",
    "publishedAt",
    "supersededBy",
    "createdAt",
    "updatedAt",
    "recordedBy",
    "version",
    "etag",
    "asOf"
})
public record ClaimDraft(
        @NotNull @Written @CodePoints(max = 20_000) String statement,
        @Nullable ClaimKind kind,
        @LanguageTag @Nullable String language,
        @Size(max = 50) @Nullable List<@NotNull @Written @CodePoints(max = 200) String> topics,
        @CodePoints(max = 2_000) @Nullable String place,
        @Valid @Nullable PeriodDraft happened,
        @Valid @Nullable FigureDraft figure,
        @Nullable WorkState workState,
        @Nullable String assignee,
        @Nullable Instant dueAt,
        @Nullable Instant recheckAt,
        @Nullable Priority priority,
        @JsonInclude(Include.NON_NULL) @Size(max = 100)
                @Nullable List<@NotNull @Valid AppearanceDraft> appearances,
        @JsonInclude(Include.NON_NULL) @Size(max = 100)
                @Nullable List<@NotNull @Valid VerificationDraft> verifications,
        @JsonInclude(Include.NON_NULL) @Size(max = 100)
                @Nullable List<@NotNull @Valid ResponseDraft> responses,
        @JsonInclude(Include.NON_NULL) @Size(max = 100)
                @Nullable List<@NotNull @Valid LinkDraft> links) {

    /// The claim's own fields, as an editor patches them.
    static ClaimDraft of(ClaimFields fields) {
        return new ClaimDraft(
                String.valueOf(fields.statement()),
                fields.kind(),
                fields.language(),
                fields.topics(),
                fields.place(),
                fields.happened(),
                fields.figure(),
                fields.workState(),
                fields.assignee(),
                fields.dueAt(),
                fields.recheckAt(),
                fields.priority(),
                null,
                null,
                null,
                null);
    }

    /// One that appears once, of which nothing else is known yet.
    static ClaimDraft of(
            String statement,
            @Nullable String language,
            @Nullable List<String> topics,
            AppearanceDraft appearance) {
        return new ClaimDraft(
                statement,
                null,
                language,
                topics,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(appearance),
                null,
                null,
                null);
    }

    /// The same with its appearances in a report, except those that name another.
    ClaimDraft in(UUID report) {
        List<AppearanceDraft> placed =
                appearances == null
                        ? null
                        : appearances.stream()
                                .map(appearance ->
                                        appearance == null ? appearance : appearance.in(report))
                                .toList();
        return with(placed, verifications, responses, links);
    }

    private ClaimDraft with(
            @Nullable List<AppearanceDraft> appearances,
            @Nullable List<VerificationDraft> verifications,
            @Nullable List<ResponseDraft> responses,
            @Nullable List<LinkDraft> links) {
        return new ClaimDraft(
                statement,
                kind,
                language,
                topics,
                place,
                happened,
                figure,
                workState,
                assignee,
                dueAt,
                recheckAt,
                priority,
                appearances,
                verifications,
                responses,
                links);
    }

    /// The claim's own fields of a draft that may bring nothing else.
    ClaimFields ownFields(Faults faults) {
        refuse("/appearances", appearances, faults);
        refuse("/verifications", verifications, faults);
        refuse("/responses", responses, faults);
        refuse("/links", links, faults);
        return fields();
    }

    private static void refuse(String pointer, @Nullable List<?> children, Faults faults) {
        if (children != null) {
            faults.add(pointer, "read-only", "These have addresses of their own.");
        }
    }

    /// The same with those of its parts that are to be recorded.
    public ClaimDraft only(
            Predicate<AppearanceDraft> appearance,
            Predicate<VerificationDraft> verification,
            Predicate<ResponseDraft> response,
            Predicate<LinkDraft> link) {
        return with(
                some(appearances, appearance),
                some(verifications, verification),
                some(responses, response),
                some(links, link));
    }

    private static <T> @Nullable List<T> some(@Nullable List<T> parts, Predicate<T> which) {
        return parts == null ? null : parts.stream().filter(which).toList();
    }

    /// Whether it brings what somebody found.
    public boolean findings() {
        return verifications != null && !verifications.isEmpty();
    }

    /// Whether it brings more than the claim's own fields.
    public boolean hasChildren() {
        return Stream.of(appearances, verifications, responses, links)
                .anyMatch(parts -> parts != null && !parts.isEmpty());
    }

    public ClaimFields fields() {
        return new ClaimFields(
                statement, kind, language, topics, place, happened, figure, workState, assignee,
                dueAt, recheckAt, priority);
    }
}
