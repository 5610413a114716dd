package org.claimbook.verification;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.NextFinding;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Status;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.claimbook.shared.PartialDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// Somebody's finding about a claim as it read then; never changed afterwards.
@Entity
@Immutable
class Verification implements Persistable<UUID> {

    @Id private UUID id;
    private UUID claimId;
    private int seq;
    private String statement;

    @Enumerated(EnumType.STRING)
    private @Nullable Status status;

    @Enumerated(EnumType.STRING)
    private @Nullable Qualifier qualifier;

    @Enumerated(EnumType.STRING)
    private @Nullable Aspect aspect;

    private @Nullable String aspectNote;
    private UUID verifierId;
    private @Nullable String wording;
    @Embedded private @Nullable Given given;
    private @Nullable String rationale;
    private @Nullable String method;
    private @Nullable String url;
    private @Nullable UUID reportId;

    @ElementCollection
    @CollectionTable(name = "evidence", joinColumns = @JoinColumn(name = "verification_id"))
    @OrderColumn(name = "position")
    private List<Evidence> evidence;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "happened_at"))
    @AttributeOverride(name = "precision", column = @Column(name = "happened_precision"))
    private @Nullable PartialDate happenedAt;

    private Instant recordedAt;
    private UUID recordedBy;
    private @Nullable UUID voidsId;
    private boolean needsSignOff;
    private String hash;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Verification() {}

    Verification(
            OpenClaim claim,
            NextFinding next,
            VerificationDraft draft,
            UUID verifier,
            boolean needsSignOff,
            Actor actor) {
        this.id = Ids.next();
        this.claimId = claim.id();
        this.seq = next.seq();
        this.statement = next.statement();
        this.status = draft.status();
        this.qualifier = draft.qualifier();
        this.aspect = draft.aspect();
        this.aspectNote = draft.aspectNote();
        this.verifierId = verifier;
        this.wording = draft.wording();
        this.given = draft.given();
        this.rationale = draft.rationale();
        this.method = draft.method();
        this.url = draft.url();
        this.reportId = draft.reportId();
        this.evidence = List.copyOf(draft.evidenceOrNone());
        this.happenedAt = draft.happenedAt();
        this.recordedAt = claim.at();
        this.recordedBy = actor.id();
        this.voidsId = draft.voids();
        this.needsSignOff = needsSignOff;
        this.hash = FindingHash.of(content(), next.previousHash());
    }

    /// What the hash is over: every field by its name in the API, absent ones left out; numbers as
    /// plain text.
    final Map<String, Object> content() {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("claim", claimId);
        content.put("seq", seq);
        content.put("statement", statement);
        content.put("status", status);
        content.put("qualifier", qualifier);
        content.put("aspect", aspect);
        content.put("aspectNote", aspectNote);
        content.put("verifier", verifierId);
        content.put("wording", wording);
        content.put("given", given == null || given.isEmpty() ? null : given(given));
        content.put("rationale", rationale);
        content.put("method", method);
        content.put("url", url);
        content.put("report", reportId);
        content.put("evidence", evidence.isEmpty() ? null : List.copyOf(evidence));
        content.put("happenedAt", happenedAt);
        content.put("recordedAt", recordedAt);
        content.put("recordedBy", recordedBy);
        content.put("voids", voidsId);
        content.put("needsSignOff", needsSignOff);
        return present(content);
    }

    private static Map<String, Object> given(Given given) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("label", given.label());
        content.put("value", plain(given.value()));
        content.put("best", plain(given.best()));
        content.put("worst", plain(given.worst()));
        return present(content);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> content) {
        Map<String, Object> present = new LinkedHashMap<>();
        content.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    UUID claimId() {
        return claimId;
    }

    UUID verifierId() {
        return verifierId;
    }

    String hash() {
        return hash;
    }

    int seq() {
        return seq;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /// Findings are only ever inserted.
    @Override
    public boolean isNew() {
        return true;
    }
}
