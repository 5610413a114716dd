package org.claimbook.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.exchange.DeliveryView.Failure;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.exchange.LoggedChange.Subject;
import org.claimbook.search.ClaimSearch;
import org.claimbook.shared.Actor;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Role;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Turns the log of changes into deliveries, and hands these out: of one claim one after the other,
/// each to one instance at a time. Of webhooks whose owner may not read any more, nothing.
@Component
@Transactional
class Outbox {

    /// Something to tell now; whoever has it must be done before somebody else gets it.
    record Due(
            UUID id,
            UUID webhook,
            String url,
            Actor owner,
            LoggedChange change,
            int attempts,
            Instant queuedAt) {}

    private record Listener(UUID id, Set<Kind> events, String filter, Position told) {}

    private record Logged(Position position, Subject subject, UUID id, Kind kind) {}

    /// Longer than anybody is waited for.
    static final Duration LEASE = WebhookCaller.LONGEST.multipliedBy(6);

    /// Nobody is tried for longer.
    static final Duration LONGEST = Duration.ofDays(3);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(8);

    private static final int READ_AT_ONCE = 500;

    /// What is gone has nothing that a filter looks at.
    private static final Set<Kind> GONE = EnumSet.of(Kind.WITHDRAWN, Kind.MERGED, Kind.DELETED);

    private static final String OWNED =
            "webhook w join app_user u on u.id = w.owner_id and u.enabled and u.role = 'ADMIN'";

    private static final String LEASED =
            """
            with due as materialized (
                select p.id, w.url, w.owner_id, u.username from %s
                cross join lateral (
                    select q.id from webhook_delivery q
                    where q.webhook_id = w.id and q.state = 'PENDING' and q.next_at <= :now and not exists (
                        select from webhook_delivery e
                        where e.webhook_id = q.webhook_id and e.claim_id = q.claim_id and e.state = 'PENDING'
                          and (e.xid, e.seq) < (q.xid, q.seq))
                    order by q.next_at, q.id limit 4
                    for update skip locked
                ) p
                limit 16
            )
            update webhook_delivery d set attempts = d.attempts + 1, next_at = :lease, attempted_at = :now
            from due where d.id = due.id
            returning d.*, due.url, due.owner_id, due.username
            """
                    .formatted(OWNED);

    private final JdbcClient jdbc;
    private final ClaimSearch search;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ClaimSearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    /// Takes the next changes for one webhook that has not been told of them; false where all have.
    /// What is taken and what is queued is committed together, so nothing is missed and nothing is
    /// queued twice.
    boolean fill() {
        return jdbc.sql(
                        """
                        select w.id, w.events, w.filter, w.told_xid, w.told_seq from %s
                        where exists (
                            select from change c where (c.xid, c.seq) > (w.told_xid, w.told_seq) and c.xid < change_horizon())
                        limit 1 for update of w skip locked
                        """
                                .formatted(OWNED))
                .query(Outbox::listener)
                .optional()
                .map(this::fill)
                .orElse(false);
    }

    private boolean fill(Listener listener) {
        List<Logged> changes = changes(listener.told());
        Set<UUID> fitting = fitting(listener, changes);
        Instant now = clock.instant();
        changes.stream()
                .filter(change -> change.subject() == Subject.CLAIM)
                .filter(change -> listener.events().contains(change.kind()))
                .filter(change -> GONE.contains(change.kind()) || fitting.contains(change.id()))
                .forEach(change -> queue(listener.id(), change.position(), now));
        Position reached = changes.getLast().position();
        jdbc.sql("update webhook set told_xid = :xid, told_seq = :seq where id = :id")
                .param("xid", reached.xid())
                .param("seq", reached.seq())
                .param("id", listener.id())
                .update();
        return true;
    }

    private List<Logged> changes(Position after) {
        return jdbc.sql(
                        """
                        select c.xid, c.seq, c.subject, c.subject_id, c.kind from change c
                        where (c.xid, c.seq) > (:xid, :seq) and c.xid < change_horizon()
                        order by c.xid, c.seq limit :limit
                        """)
                .param("xid", after.xid())
                .param("seq", after.seq())
                .param("limit", READ_AT_ONCE)
                .query((row, _) ->
                        new Logged(
                                new Position(row.getLong("xid"), row.getLong("seq")),
                                Subject.valueOf(row.getString("subject")),
                                row.getObject("subject_id", UUID.class),
                                Kind.valueOf(row.getString("kind"))))
                .list();
    }

    /// A filter that cannot be read any more lets nothing through.
    private Set<UUID> fitting(Listener listener, List<Logged> changes) {
        Set<UUID> claims =
                changes.stream()
                        .filter(change -> change.subject() == Subject.CLAIM)
                        .map(Logged::id)
                        .collect(Collectors.toSet());
        try {
            return search.among(claims, Webhooks.filter(listener.filter(), clock.instant()));
        } catch (BadRequest _) {
            return Set.of();
        }
    }

    private void queue(UUID webhook, Position position, Instant now) {
        jdbc.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, xid, seq, claim_id, change, into_id, changed_at,
                                                      state, queued_at, next_at)
                        select uuidv7(), :webhook, xid, seq, subject_id, kind, into_id, at, 'PENDING', :now, :now
                        from change where xid = :xid and seq = :seq
                        """)
                .param("webhook", webhook)
                .param("now", Utc.of(now))
                .param("xid", position.xid())
                .param("seq", position.seq())
                .update();
    }

    /// Some that are due, for whoever asks alone; who does not say in time what came of them has
    /// died, and they are due again.
    List<Due> lease() {
        Instant now = clock.instant();
        return jdbc.sql(LEASED)
                .param("now", Utc.of(now))
                .param("lease", Utc.of(now.plus(LEASE)))
                .query(Outbox::due)
                .list();
    }

    void delivered(Due due, int answer) {
        settle(due, "DELIVERED", null, answer, null);
    }

    /// Waits twice as long each time, for three days.
    void failed(Due due, Failure failure, @Nullable Integer answer) {
        Instant now = clock.instant();
        boolean over = !now.isBefore(due.queuedAt().plus(LONGEST));
        settle(
                due,
                over ? "GIVEN_UP" : "PENDING",
                now.plus(wait(due.attempts())),
                answer,
                failure.name());
    }

    static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT;
        for (int turn = 1; turn < attempts && wait.compareTo(LONGEST_WAIT) < 0; turn++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void settle(
            Due due,
            String state,
            @Nullable Instant next,
            @Nullable Integer answer,
            @Nullable String failure) {
        jdbc.sql(
                        """
                        update webhook_delivery
                        set state = :state, next_at = coalesce(:next, next_at), answer = :answer, failure = :failure
                        where id = :id and attempts = :attempts and queued_at = :queued
                        """)
                .param("state", state)
                .param("next", Utc.orNull(next))
                .param("answer", answer)
                .param("failure", failure)
                .param("id", due.id())
                .param("attempts", due.attempts())
                .param("queued", Utc.of(due.queuedAt()))
                .update();
    }

    private static Listener listener(ResultSet row, int ignored) throws SQLException {
        return new Listener(
                row.getObject("id", UUID.class),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .map(Kind::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("filter"),
                new Position(row.getLong("told_xid"), row.getLong("told_seq")));
    }

    private static Due due(ResultSet row, int ignored) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("url"),
                new Actor(
                        row.getObject("owner_id", UUID.class),
                        row.getString("username"),
                        Role.ADMIN),
                new LoggedChange(
                        new Position(row.getLong("xid"), row.getLong("seq")),
                        Subject.CLAIM,
                        row.getObject("claim_id", UUID.class),
                        Kind.valueOf(row.getString("change")),
                        row.getObject("into_id", UUID.class),
                        Utc.read(row, "changed_at"),
                        null),
                row.getInt("attempts"),
                Utc.read(row, "queued_at"));
    }
}
