package org.claimbook.claim;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claimbook.report.Anchor;
import org.claimbook.report.AnchorState;
import org.claimbook.report.Quote;
import org.claimbook.report.QuotedReport;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.source.ResolvedSources;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A claim in a report: the words, and through whom they came.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Appearance implements Persistable<UUID> {

    @Id private UUID id;
    private UUID claimId;

    /// The claim, or what it was merged into; the database keeps it.
    @Column(insertable = false, updatable = false)
    private UUID readBy;

    private UUID reportId;
    private @Nullable Integer revision;
    private @Nullable String exact;
    private @Nullable String prefix;
    private @Nullable String suffix;

    @Column(name = "start_at")
    private @Nullable Integer start;

    @Column(name = "end_at")
    private @Nullable Integer end;

    @Enumerated(EnumType.STRING)
    private @Nullable AnchorState anchorState;

    private @Nullable BigDecimal secondsFrom;
    private @Nullable BigDecimal secondsTo;

    @ElementCollection
    @CollectionTable(name = "hop", joinColumns = @JoinColumn(name = "appearance_id"))
    @OrderColumn(name = "position")
    private List<Hop> chain;

    /// What filters ask of the chain, as it begins: the database keeps it from then on.
    @Column(updatable = false)
    private @Nullable UUID originId;

    @Column(updatable = false)
    private @Nullable UUID carrierId;

    @Column(updatable = false)
    private boolean circular;

    private Instant recordedAt;
    private UUID recordedBy;
    private @Nullable Instant revisedAt;
    private @Nullable Instant removedAt;
    private transient boolean isNew;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Appearance() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    Appearance(OpenClaim claim, Actor actor) {
        this.id = Ids.next();
        this.claimId = claim.id();
        this.readBy = claim.id();
        this.chain = new ArrayList<>();
        this.recordedAt = claim.at();
        this.recordedBy = actor.id();
        this.isNew = true;
    }

    /// Takes what the draft says, unless anything is wrong with it. Without a report, which then is
    /// known to be wrong, the rest is judged all the same.
    void edit(
            AppearanceDraft draft,
            @Nullable QuotedReport report,
            ResolvedSources sources,
            Faults faults) {
        Anchor anchor = faults.get("/quote", at -> place(draft.quote(), report, at));
        SecondsDraft time = draft.time();
        if (time != null) {
            faults.in("/time", time::refuse);
        }
        refuse(draft, sources, faults);
        faults.throwIfAny();
        reportId = Objects.requireNonNull(report).id();
        revision = report.revision();
        anchor(anchor);
        secondsFrom = time == null ? null : time.start();
        secondsTo = time == null ? null : time.end();
        chain.clear();
        chain.addAll(hops(draft, sources));
        originId = chain.getFirst().counting();
        carrierId = chain.getLast().counting();
        circular = chain.stream().map(Hop::sourceId).distinct().count() < chain.size();
    }

    private static @Nullable Anchor place(
            @Nullable Quote quote, @Nullable QuotedReport report, Faults faults) {
        if (quote == null) {
            return null;
        }
        if (report != null) {
            return report.place(quote, faults);
        }
        quote.refuse(faults);
        return null;
    }

    private static void refuse(AppearanceDraft draft, ResolvedSources sources, Faults faults) {
        for (int position = 0; position < draft.hops().size(); position++) {
            HopDraft hop = draft.hops().get(position);
            if (hop != null && hop.said() != null) {
                faults.in("/chain/" + position + "/said", hop.said()::refuse);
            }
            UUID source = sources.find(pointer(position));
            if (source != null && source.equals(sources.find(pointer(position - 1)))) {
                faults.add(
                        pointer(position),
                        "twice-in-a-row",
                        "A source does not pass something on to itself.");
            }
        }
    }

    private static List<Hop> hops(AppearanceDraft draft, ResolvedSources sources) {
        return IntStream.range(0, draft.chain().size())
                .mapToObj(position ->
                        Hop.of(draft.chain().get(position), sources.at(pointer(position))))
                .toList();
    }

    private static String pointer(int position) {
        return "/chain/" + position + "/source";
    }

    private void anchor(@Nullable Anchor anchor) {
        exact = anchor == null ? null : anchor.exact();
        prefix = anchor == null ? null : anchor.prefix();
        suffix = anchor == null ? null : anchor.suffix();
        start = anchor == null ? null : anchor.start();
        end = anchor == null ? null : anchor.end();
        anchorState = anchor == null ? null : anchor.state();
    }

    /// Stands in a new revision now.
    void moved(int revision, Anchor to) {
        this.revision = revision;
        anchor(to);
    }

    @Nullable Anchor anchor() {
        return exact == null
                ? null
                : new Anchor(
                        exact,
                        Objects.requireNonNull(prefix),
                        Objects.requireNonNull(suffix),
                        start,
                        end,
                        Objects.requireNonNull(anchorState));
    }

    /// Reads as it does only since then.
    void revised(Instant at) {
        revisedAt = at;
    }

    void remove(Instant at) {
        removedAt = at;
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    UUID readBy() {
        return readBy;
    }

    UUID reportId() {
        return reportId;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
