package org.claimbook.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Names;
import org.claimbook.shared.Texts;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Somebody or something that can say things.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class Source {

    private static final String UNDISCLOSED = "an undisclosed source";

    @Id private UUID id;
    private @Version @Nullable Long version;
    private @Nullable String name;

    @Enumerated(EnumType.STRING)
    private SourceKind kind;

    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private Disclosure disclosure;

    private @Nullable UUID parentId;
    private @Nullable String country;
    private @Nullable String homepage;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> handles;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sameAs;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> aliases;

    private @Nullable String foldedName;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> foldedAliases;

    private boolean desk;
    private @Nullable UUID mergedInto;
    private UUID countsAs;
    private @Nullable Instant deletedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Source() {}

    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    private Source(Disclosure disclosure, Instant now) {
        this.id = Ids.next();
        this.countsAs = id;
        this.disclosure = disclosure;
        this.createdAt = now;
    }

    static Source of(SourceDraft draft, @Nullable UUID parent, Instant now, Faults faults) {
        Source source = new Source(draft.disclosed(), now);
        if (faults.clean("/disclosure")) {
            source.refuse(draft, faults);
        }
        faults.throwIfAny();
        source.take(draft, parent, now);
        return source;
    }

    /// The newsroom itself, to which findings without a verifier belong.
    static Source desk(String name, Instant now) {
        Source source =
                of(
                        new SourceDraft(
                                name,
                                SourceKind.ORGANIZATION,
                                null,
                                Disclosure.NAMED,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        now,
                        new Faults());
        source.desk = true;
        return source;
    }

    /// Takes what the draft says, unless anything is wrong with it. What identifies a confidential
    /// source is not edited in the open; of one that becomes confidential none of it stays here.
    void edit(SourceDraft draft, @Nullable UUID parent, Instant now, Faults faults) {
        boolean conceals = conceals(draft);
        if (conceals && desk) {
            throw new Conflict("desk", "The desk itself is not confidential.", id);
        }
        refuse(draft, faults);
        if (disclosure == Disclosure.CONFIDENTIAL) {
            draft.identity().refuseForUnnamed(disclosure, faults);
        }
        faults.throwIfAny();
        disclosure = conceals ? Disclosure.CONFIDENTIAL : disclosure;
        take(draft, parent, now);
    }

    /// Whether it would become confidential.
    boolean conceals(SourceDraft draft) {
        return draft.disclosure() == Disclosure.CONFIDENTIAL
                && disclosure != Disclosure.CONFIDENTIAL;
    }

    private void take(SourceDraft draft, @Nullable UUID parent, Instant now) {
        kind = draft.kind() == null ? SourceKind.UNKNOWN : draft.kind();
        description = describe(draft.description());
        parentId = parent;
        country = draft.country();
        identify(disclosure == Disclosure.CONFIDENTIAL ? Identity.NONE : draft.identity());
        updatedAt = now;
    }

    private void refuse(SourceDraft draft, Faults faults) {
        if (draft.disclosure() != null && draft.disclosure() != disclosure && !conceals(draft)) {
            faults.add(
                    "/disclosure",
                    "fixed",
                    "A source can become CONFIDENTIAL and nothing else; somebody who also speaks under other terms is a second source.");
        }
        switch (conceals(draft) ? Disclosure.CONFIDENTIAL : disclosure) {
            case NAMED -> require(draft.name(), "/name", faults);
            case UNNAMED -> {
                require(draft.description(), "/description", faults);
                draft.identity().refuseForUnnamed(disclosure, faults);
            }
            case CONFIDENTIAL -> {
                require(draft.description(), "/description", faults);
                draft.identity().refuseIfToldBy(draft.description(), "/description", faults);
            }
            case UNDISCLOSED -> draft.identity().refuseForUnnamed(disclosure, faults);
        }
    }

    private void require(@Nullable String value, String pointer, Faults faults) {
        if (value == null || !Texts.isWritten(value) || Names.fold(value).isEmpty()) {
            faults.addMissing(
                    pointer, "%s sources need a %s.".formatted(disclosure, pointer.substring(1)));
        }
    }

    private @Nullable String describe(@Nullable String text) {
        return text == null && disclosure == Disclosure.UNDISCLOSED ? UNDISCLOSED : text;
    }

    private void identify(Identity identity) {
        name = identity.name();
        foldedName = name == null ? null : Names.fold(name);
        homepage = identity.homepage();
        handles = identity.handles();
        sameAs = identity.sameAs();
        aliases = identity.aliases();
        foldedAliases = identity.foldedAliases();
    }

    /// Shows and counts as another from now on, which bears its names too.
    void merge(Source into, Instant now) {
        if (desk || into.desk) {
            throw new Conflict(
                    "desk", "What the desk finds is its own: it is not merged with others.", id);
        }
        if (disclosure != into.disclosure) {
            throw new Conflict(
                    "disclosure-differs",
                    "%s is not %s: say by a common parent who they are."
                            .formatted(disclosure, into.disclosure),
                    into.id);
        }
        into.identify(into.draft().identity().bear(draft().identity(), into.id));
        into.updatedAt = now;
        mergedInto = into.id;
        countsAs = into.id;
        parentId = into.id;
        updatedAt = now;
    }

    void delete(Instant now) {
        if (desk) {
            throw new Conflict("desk", "The desk itself is not deleted.", id);
        }
        deletedAt = now;
        updatedAt = now;
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /// Itself, or what it was merged into at last.
    UUID countsAs() {
        return countsAs;
    }

    SourceDraft draft() {
        return new SourceDraft(
                name,
                kind,
                description,
                disclosure,
                parentId == null ? null : SourceMention.of(parentId),
                country,
                homepage,
                handles,
                sameAs,
                aliases);
    }

    SourceView view(Map<UUID, SourceLabel> labels, @Nullable ReliabilityLetter reliability) {
        return new SourceView(
                id,
                name,
                kind,
                description,
                disclosure,
                parentId == null ? null : labels.get(parentId),
                Objects.requireNonNull(labels.get(id)).family(),
                country,
                homepage,
                handles,
                sameAs,
                aliases,
                desk,
                reliability,
                createdAt,
                updatedAt,
                version(),
                null);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    /// Itself and its parent: whose labels its view needs.
    Stream<UUID> named() {
        return Stream.of(id, parentId).filter(Objects::nonNull);
    }

    Disclosure disclosure() {
        return disclosure;
    }

    Called called() {
        return new Called(countsAs, kind, foldedName, foldedAliases);
    }
}
