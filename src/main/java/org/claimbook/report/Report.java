package org.claimbook.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceLabel;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A published text that somebody read.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Report implements Persistable<UUID> {

    @Id private UUID id;
    private @Version @Nullable Long version;

    @Enumerated(EnumType.STRING)
    private ReportKind kind;

    private String title;
    private @Nullable UUID publisherId;
    private @Nullable UUID creditId;
    private @Nullable String byline;
    private @Nullable String url;
    private @Nullable String archivedUrl;
    private @Nullable String externalId;
    private @Nullable String language;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "published_at"))
    @AttributeOverride(name = "precision", column = @Column(name = "published_precision"))
    private @Nullable PartialDate publishedAt;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    private int revisions;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Report() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    private Report(Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
    }

    static Report of(ReportDraft draft, ResolvedSources sources, Instant now, Faults faults) {
        Report report = new Report(now);
        report.edit(draft, sources, now, faults);
        return report;
    }

    /// Takes what the draft says, unless anything is wrong with it.
    void edit(ReportDraft draft, ResolvedSources sources, Instant now, Faults faults) {
        if (draft.title() == null) {
            faults.addMissing("/title", "A report needs a title.");
        }
        faults.throwIfAny();
        title = draft.title();
        kind = draft.kind() == null ? ReportKind.ARTICLE : draft.kind();
        publisherId = draft.publisher() == null ? null : sources.at("/publisher");
        creditId = draft.credit() == null ? null : sources.at("/credit");
        byline = draft.byline();
        url = draft.url();
        archivedUrl = draft.archivedUrl();
        externalId = draft.externalId();
        language = draft.language();
        publishedAt = draft.publishedAt();
        status = draft.status() == null ? ReportStatus.USABLE : draft.status();
        updatedAt = now;
    }

    /// Counts a new revision in; a withdrawal withdraws the report too.
    int revised(RevisionKind why, Instant now) {
        if (why == RevisionKind.WITHDRAWN) {
            status = ReportStatus.WITHDRAWN;
        }
        updatedAt = now;
        return ++revisions;
    }

    @Nullable String url() {
        return url;
    }

    void delete(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    ReportDraft draft() {
        return new ReportDraft(
                title,
                kind,
                language,
                mention(publisherId),
                mention(creditId),
                byline,
                url,
                archivedUrl,
                externalId,
                publishedAt,
                status,
                null);
    }

    private static @Nullable SourceMention mention(@Nullable UUID source) {
        return source == null ? null : SourceMention.of(source);
    }

    ReportView view(Map<UUID, SourceLabel> labels) {
        return new ReportView(
                id,
                kind,
                title,
                publisherId == null ? null : labels.get(publisherId),
                creditId == null ? null : labels.get(creditId),
                byline,
                url,
                archivedUrl,
                externalId,
                language,
                publishedAt,
                status,
                revisions,
                createdAt,
                updatedAt,
                version());
    }

    Stream<UUID> named() {
        return Stream.of(publisherId, creditId).filter(Objects::nonNull);
    }

    UUID id() {
        return id;
    }

    int revisions() {
        return revisions;
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Said here, as Spring Data would look for the version by way of an exception each time.
    @Override
    public boolean isNew() {
        return version == null;
    }
}
