package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.claim.LinkView.End;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Utc;
import org.claimbook.shared.Versioned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to links between claims.
@Component
@Transactional
public class Links {

    private static final String LINKS =
            """
            select l.*, f.statement as from_statement, f.published_at is not null as from_published,
                   t.statement as to_statement, t.published_at is not null as to_published
            from claim_link l join claim f on f.id = l.from_id join claim t on t.id = l.to_id
            where (l.from_id = :claim or l.to_id = :claim) and f.deleted_at is null and t.deleted_at is null
            order by l.created_at, l.id
            """;

    private final LinkRepository links;
    private final Claims claims;
    private final Audit audit;
    private final JdbcClient jdbc;

    Links(LinkRepository links, Claims claims, Audit audit, JdbcClient jdbc) {
        this.links = links;
        this.claims = claims;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /// Links a claim that is open for writing to another; the database refuses circles of UPDATES.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID add(OpenClaim from, LinkDraft draft, Actor actor) {
        ClaimLink link = new ClaimLink(from, draft, actor);
        if (!claims.keep(draft.to())) {
            throw new Invalid(
                    "/to", "unknown-claim", "There is no claim %s.".formatted(draft.to()));
        }
        links.saveAndFlush(link);
        audit.record(actor, Action.CREATED, subject(from.id(), link.getId()), null, draft);
        return link.getId();
    }

    Versioned<LinkView> post(UUID from, LinkDraft draft, Actor actor) {
        if (draft.to().compareTo(from) < 0) {
            claims.keep(draft.to()); // the lower id first, so that two claims linked both ways at
            // once do not wait for each other
        }
        UUID id = add(claims.open(from, Expected.any()), draft, actor);
        return get(from, id);
    }

    /// One of the links from and to a claim.
    @Transactional(readOnly = true)
    Versioned<LinkView> get(UUID claim, UUID id) {
        return claims.versioned(claim, () -> one(claim, id));
    }

    @Transactional(readOnly = true)
    Versioned<List<LinkView>> list(UUID claim) {
        return claims.versioned(claim, () -> of(claim));
    }

    void remove(UUID from, UUID id, Expected expected, Actor actor) {
        claims.open(from, expected);
        ClaimLink link =
                links.findById(id)
                        .filter(found -> found.fromId().equals(from))
                        .orElseThrow(() -> new NotFound("link", id));
        audit.record(actor, Action.REMOVED, subject(from, id), one(from, id), null);
        links.delete(link);
    }

    /// The links from and to a claim.
    @Transactional(readOnly = true)
    public List<LinkView> of(UUID claim) {
        return jdbc.sql(LINKS).param("claim", claim).query((row, number) -> link(row)).list();
    }

    private LinkView one(UUID claim, UUID id) {
        return of(claim).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("link", id));
    }

    private static LinkView link(ResultSet row) throws SQLException {
        return new LinkView(
                row.getObject("id", UUID.class),
                LinkType.valueOf(row.getString("type")),
                end(row, "from"),
                end(row, "to"),
                row.getString("note"),
                Utc.read(row, "created_at"));
    }

    private static End end(ResultSet row, String which) throws SQLException {
        return new End(
                row.getObject(which + "_id", UUID.class),
                row.getString(which + "_statement"),
                row.getBoolean(which + "_published"));
    }

    private static Subject subject(UUID claim, UUID link) {
        return new Subject(Subject.Kind.LINK, link, claim);
    }
}
