package org.claimbook.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.claim.ClaimFields;
import org.claimbook.claim.ClaimRow;
import org.claimbook.claim.Claims;
import org.claimbook.claim.LinkView;
import org.claimbook.claim.Links;
import org.claimbook.claim.Sourcing;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusLabels;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Merged;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Refusal;
import org.claimbook.verification.Knowledge;
import org.claimbook.verification.KnowledgeReader;
import org.claimbook.verification.StatusView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads claims whole; to whoever is not signed in only what is public.
@Component
public class WholeClaims {

    private final Claims claims;
    private final KnowledgeReader knowledge;
    private final Links links;
    private final StatusLabels labels;

    WholeClaims(Claims claims, KnowledgeReader knowledge, Links links, StatusLabels labels) {
        this.claims = claims;
        this.knowledge = knowledge;
        this.links = links;
        this.labels = labels;
    }

    /// The claim as it stands, or stood at an instant.
    ///
    /// @throws NotFound if there is no such claim, it was not recorded then, or it is not public
    ///   for whoever asks
    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    public ClaimView one(UUID id, @Nullable Instant asOf, @Nullable Actor reader) {
        ClaimView view = view(readable(id, asOf, reader), asOf);
        return reader == null ? view.publicPart() : view;
    }

    /// The claim as it stands with nothing left out, for whoever picks what may leave.
    ///
    /// @throws NotFound if there is no such claim, or it is not public for whoever asks
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public ClaimView entire(UUID id, @Nullable Actor reader) {
        return view(readable(id, null, reader), null);
    }

    /// Many claims whole, in the order of the ids; those that are gone meanwhile are left out.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public List<ClaimView> many(List<UUID> ids, @Nullable Instant asOf) {
        Map<UUID, ClaimRow> rows = claims.rows(ids);
        Map<UUID, Knowledge> known = knowledge.of(rows.values(), asOf);
        Map<UUID, List<LinkView>> linked =
                links.of(
                        rows.values().stream().filter(ClaimRow::linked).map(ClaimRow::id).toList());
        Map<Status, String> names = labels.names();
        return ids.stream()
                .map(rows::get)
                .filter(row -> row != null && row.stands(asOf))
                .map(row ->
                        view(
                                row,
                                Objects.requireNonNull(known.get(row.id())),
                                linked.getOrDefault(row.id(), List.of()),
                                names,
                                asOf))
                .toList();
    }

    /// Claims as a list shows them, in the order of the ids; those that are gone meanwhile are left
    /// out, and what is not public for whoever is not signed in.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ANYBODY)
    public List<ClaimItem> items(List<UUID> ids, @Nullable Instant asOf, @Nullable Actor reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, ClaimRow> rows = claims.rows(ids);
        Map<UUID, Knowledge> known = knowledge.of(rows.values(), asOf);
        Map<Status, String> names = labels.names();
        return ids.stream()
                .map(rows::get)
                .filter(row -> row != null && row.stands(asOf))
                .filter(row -> reader != null || row.publishedAt() != null)
                .map(row -> item(row, Objects.requireNonNull(known.get(row.id())), names, asOf))
                .map(item -> reader == null ? item.publicPart() : item)
                .toList();
    }

    private ClaimRow readable(UUID id, @Nullable Instant asOf, @Nullable Actor reader) {
        ClaimRow row = claims.recorded(id);
        if (!row.stands(asOf)) {
            throw ledOn(row, reader);
        }
        boolean hidden = reader == null && row.publishedAt() == null;
        if (hidden || (asOf != null && row.createdAt().isAfter(asOf))) {
            throw new NotFound("claim", id);
        }
        return row;
    }

    /// The public is led on only from what was public to what is.
    private Refusal ledOn(ClaimRow row, @Nullable Actor reader) {
        Merged merged = claims.merged(row.id());
        boolean hidden =
                reader == null
                        && (row.publishedAt() == null
                                || claims.row(merged.into()).publishedAt() == null);
        return hidden ? new NotFound("claim", row.id()) : merged;
    }

    private ClaimView view(ClaimRow row, @Nullable Instant asOf) {
        Knowledge known = knowledge.whole(row, asOf);
        List<LinkView> linked = row.linked() ? links.of(row.id()) : List.of();
        return view(row, known, linked, labels.names(), asOf);
    }

    private static ClaimView view(
            ClaimRow row,
            Knowledge known,
            List<LinkView> linked,
            Map<Status, String> names,
            @Nullable Instant asOf) {
        ClaimFields fields = row.fields();
        return new ClaimView(
                row.id(),
                row.statement(),
                row.kind(),
                fields.language(),
                row.topics(),
                fields.happened(),
                fields.place(),
                row.figure(),
                status(row, known, names),
                known.sourcing().attribution(),
                known.sourcing().independentOrigins(),
                fields.workState(),
                fields.assignee(),
                fields.dueAt(),
                fields.recheckAt(),
                fields.priority(),
                row.publishedAt(),
                known.appearances(),
                known.verifications(),
                known.responses(),
                linked,
                row.createdAt(),
                row.updatedAt(),
                asOf,
                row.supersededBy(),
                row.version());
    }

    private static ClaimItem item(
            ClaimRow row, Knowledge known, Map<Status, String> names, @Nullable Instant asOf) {
        ClaimFields fields = row.fields();
        Sourcing sourcing = known.sourcing();
        return new ClaimItem(
                row.id(),
                row.statement(),
                row.kind(),
                fields.language(),
                row.topics(),
                fields.happened(),
                fields.place(),
                row.figure(),
                status(row, known, names),
                sourcing.attribution(),
                sourcing.origins(),
                sourcing.carriers(),
                known.appearances().isEmpty() ? null : known.appearances().getFirst().report(),
                sourcing.independentOrigins(),
                fields.workState(),
                fields.assignee(),
                fields.dueAt(),
                fields.recheckAt(),
                fields.priority(),
                row.publishedAt(),
                row.createdAt(),
                row.updatedAt(),
                asOf,
                row.supersededBy(),
                row.version());
    }

    private static StatusView status(ClaimRow row, Knowledge known, Map<Status, String> names) {
        return known.status(
                row.kind(),
                status -> Objects.requireNonNull(names.get(status)),
                row.supersededBy() == null ? null : row.supersededBy().id());
    }
}
