package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to the desk's notes about a claim. They say nothing about what is asserted, and so
/// leave the claim's version as it is.
@Component
@Transactional
class Comments {

    private static final String COMMENTS =
            "select c.*, u.username from claim_comment c join app_user u on u.id = c.recorded_by ";

    /// The newest of each claim that was merged into this one, then of all.
    private static final String PAGE =
            """
            select c.*, u.username
            from unnest(cast(:claims as uuid[])) part cross join lateral (
                select * from claim_comment
                where claim_id = part and (cast(:before as bigint) is null or seq < :before)
                order by seq desc
                limit :limit
            ) c join app_user u on u.id = c.recorded_by
            order by c.seq desc
            limit :limit
            """;

    private final CommentRepository comments;
    private final Claims claims;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Comments(CommentRepository comments, Claims claims, Audit audit, JdbcClient jdbc, Clock clock) {
        this.comments = comments;
        this.claims = claims;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @OpenTo(Caller.EDITOR)
    Versioned<CommentView> post(UUID claim, CommentDraft draft, Actor actor) {
        if (!claims.keep(claim)) {
            claims.row(claim); // says why not
        }
        Comment comment =
                comments.saveAndFlush(
                        new Comment(
                                claim,
                                draft,
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                actor));
        audit.record(
                actor,
                Action.CREATED,
                new Subject(Subject.Kind.COMMENT, comment.getId(), claim),
                null,
                draft);
        return get(claim, comment.getId());
    }

    /// A comment never changes: its first version is its last.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<CommentView> get(UUID claim, UUID id) {
        return jdbc.sql(COMMENTS + "where c.claim_id = any(:claims) and c.id = :id")
                .param("claims", claims.parts(claim).toArray(UUID[]::new))
                .param("id", id)
                .query((row, number) -> comment(row))
                .optional()
                .map(comment -> new Versioned<>(0, comment))
                .orElseThrow(() -> new NotFound("comment", id));
    }

    /// Newest first; of those before a place in the order, if one is given.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<CommentView> list(UUID claim, @Nullable Long before, int limit) {
        return jdbc.sql(PAGE)
                .param("claims", claims.parts(claim).toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> comment(row))
                .list();
    }

    private static CommentView comment(ResultSet row) throws SQLException {
        return new CommentView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getString("text"),
                Utc.read(row, "recorded_at"),
                row.getString("username"));
    }
}
