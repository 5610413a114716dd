package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.claim.LinkView.End;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
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
            where (l.from_id = %1$s or l.to_id = %1$s) and f.deleted_at is null and t.deleted_at is null
            order by l.created_at, l.id
            """
                    .formatted(Ids.any("claims"));

    /// The links of UPDATES that would lead back to two claims from themselves, were they one.
    private static final String CLOSING =
            """
            with recursive older (id) as (
                select to_id from claim_link where type = 'UPDATES' and from_id = any(:pair) and to_id <> all(:pair)
                union
                select l.to_id from older join claim_link l on l.from_id = older.id
                where l.type = 'UPDATES' and l.to_id <> all(:pair)
            )
            select l.id from older join claim_link l on l.from_id = older.id
            where l.type = 'UPDATES' and l.to_id = any(:pair)
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

    /// Links a claim that is open for writing to another; the caller flushes. Should two close a
    /// circle of UPDATES at once, the database refuses it.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public UUID add(OpenClaim from, LinkDraft draft, Faults faults, Actor actor) {
        LinkDraft known = draft.to() == null ? draft : draft.to(claims.reader(draft.to()));
        UUID to = known.to();
        if (to != null && !claims.keep(to)) {
            faults.add("/to", "unknown-claim", "There is no claim %s.".formatted(draft.to()));
        } else if (to != null && known.type() == LinkType.UPDATES && isUpdatedBy(from.id(), to)) {
            faults.add("/to", "cycle", ClaimConstraints.CIRCLE);
        }
        ClaimLink link = links.save(new ClaimLink(from, known, faults, actor));
        audit.record(actor, Action.CREATED, subject(from.id(), link.getId()), null, known);
        return link.getId();
    }

    @OpenTo(Caller.EDITOR)
    Versioned<LinkView> post(UUID from, LinkDraft draft, Faults faults, Actor actor) {
        UUID to = draft.to() == null ? null : claims.reader(draft.to());
        if (to != null && to.compareTo(from) < 0) {
            claims.keep(to); // the lower id first, so that two claims linked both ways at once do
            // not wait for each other
        }
        UUID id = add(claims.open(from, Expected.any()), draft, faults, actor);
        links.flush();
        return get(from, id);
    }

    /// Whether the other claim updates this one, directly or through others.
    private boolean isUpdatedBy(UUID claim, UUID other) {
        return !claim.equals(other) && links.findUpdatedBy(other).contains(claim);
    }

    /// One of the links from and to a claim.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<LinkView> get(UUID claim, UUID id) {
        return claims.versioned(claim, () -> one(claim, id));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<List<LinkView>> list(UUID claim) {
        return claims.versioned(claim, () -> of(claim));
    }

    @OpenTo(Caller.EDITOR)
    void remove(UUID from, UUID id, Expected expected, Actor actor) {
        claims.open(from, expected);
        ClaimLink link =
                links.findById(id)
                        .filter(found -> found.fromId().equals(from))
                        .orElseThrow(() -> new NotFound("link", id));
        audit.record(actor, Action.REMOVED, subject(from, id), one(from, id), null);
        links.delete(link);
    }

    /// Hands the links of one locked claim to another. Those between the two, and those that the
    /// other has already, are dropped.
    ///
    /// @throws Conflict naming the links that would close a circle of UPDATES
    @OpenTo(Caller.EDITOR)
    void merge(UUID claim, UUID into, Actor actor) {
        refuseCircle(claim, into);
        Set<LinkView.Ends> known =
                of(into).stream()
                        .map(LinkView::ends)
                        .collect(Collectors.toCollection(HashSet::new));
        for (LinkView link : of(claim)) {
            LinkView.Ends ends = link.ends().merged(claim, into);
            if (ends.from().equals(ends.to()) || !known.add(ends)) {
                jdbc.sql("delete from claim_link where id = :id").param("id", link.id()).update();
                audit.record(actor, Action.REMOVED, subject(into, link.id()), link, null);
            } else {
                jdbc.sql("update claim_link set from_id = :from, to_id = :to where id = :id")
                        .param("from", ends.from())
                        .param("to", ends.to())
                        .param("id", link.id())
                        .update();
                audit.record(actor, Action.CHANGED, subject(into, link.id()), link.ends(), ends);
            }
        }
    }

    private void refuseCircle(UUID claim, UUID into) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('claim_link_updates'))")
                .query()
                .singleRow();
        List<UUID> closing =
                jdbc.sql(CLOSING)
                        .param("pair", new UUID[] {claim, into})
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        if (!closing.isEmpty()) {
            throw new Conflict(
                    "cycle",
                    "As one claim they would update what updates them: remove a link first.",
                    closing.toArray(UUID[]::new));
        }
    }

    /// The links from and to a claim.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public List<LinkView> of(UUID claim) {
        return of(List.of(claim)).getOrDefault(claim, List.of());
    }

    /// The links from and to each of many claims, by claim.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Map<UUID, List<LinkView>> of(Collection<UUID> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<LinkView>> links = new HashMap<>();
        jdbc.sql(LINKS)
                .param("claims", claims.toArray(UUID[]::new))
                .query((row, number) -> link(row))
                .list()
                .forEach(link ->
                        Stream.of(link.from().id(), link.to().id())
                                .forEach(claim ->
                                        links.computeIfAbsent(claim, _ -> new ArrayList<>())
                                                .add(link)));
        return links;
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
