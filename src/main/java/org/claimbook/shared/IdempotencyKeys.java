package org.claimbook.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// The answers given to requests with an `Idempotency-Key`, for 24 hours.
@Repository
public class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    /// What was answered, and a hash of what was asked.
    record Answer(
            String request,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String contentType,
            String body) {

        static Answer of(ResultSet row, int ignored) throws SQLException {
            return new Answer(
                    row.getString("request"),
                    row.getInt("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    row.getString("content_type"),
                    row.getString("body"));
        }
    }

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Holds the key until the transaction ends; false while another one holds it.
    boolean lock(String principal, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 4211))")
                .param("name", principal.length() + ":" + principal + key)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// Holds the key until the transaction ends, once nobody else holds it.
    void await(String principal, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 4211))")
                .param("name", principal.length() + ":" + principal + key)
                .query()
                .singleRow();
    }

    Optional<Answer> find(String principal, String key) {
        return jdbc.sql(
                        """
                        select request, status, location, etag, content_type, body
                        from idempotency_key
                        where principal = :principal and key = :key and created_at > :since
                        """)
                .param("principal", principal)
                .param("key", key)
                .param("since", since())
                .query(Answer::of)
                .optional();
    }

    void keep(String principal, String key, Answer answer) {
        jdbc.sql(
                        """
                        insert into idempotency_key
                            (principal, key, request, status, location, etag, content_type, body, created_at)
                        values (:principal, :key, :request, :status, :location, :etag, :type, :body, :now)
                        on conflict (principal, key) do update
                        set request = excluded.request, status = excluded.status,
                            location = excluded.location, etag = excluded.etag,
                            content_type = excluded.content_type, body = excluded.body,
                            created_at = excluded.created_at
                        """)
                .param("principal", principal)
                .param("key", key)
                .param("request", answer.request())
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("type", answer.contentType())
                .param("body", answer.body())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Keeps no answer that names one of them, so that none is given again.
    public void forget(Collection<UUID> named) {
        jdbc.sql(
                        """
                        delete from idempotency_key k
                        where exists (select from unnest(cast(:named as text[])) id where strpos(k.body, id) > 0)
                        """)
                .param("named", named.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    @Scheduled(fixedRateString = "PT1H", initialDelayString = "PT1H")
    void purge() {
        jdbc.sql("delete from idempotency_key where created_at <= :since")
                .param("since", since())
                .update();
    }

    private OffsetDateTime since() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
