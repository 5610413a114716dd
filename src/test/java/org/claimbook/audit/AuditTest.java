package org.claimbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.claimbook.TestClock;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.claimbook.shared.RequestInfo;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@JdbcTest(properties = "claimbook.test-database=true")
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({Audit.class, JacksonAutoConfiguration.class, SimpleMeterRegistry.class, TestClock.class})
class AuditTest {

    private static final Actor ACTOR = new Actor(Ids.next(), "mia", Role.EDITOR);

    @Autowired private Audit audit;
    @Autowired private JdbcClient database;

    @Test
    void anEventSaysWhoDidWhatToWhat() {
        UUID claim = Ids.next();

        audit.record(
                ACTOR,
                Action.CHANGED,
                Subject.of(Subject.Kind.CLAIM, claim),
                Map.of("place", "Kursk", "language", "en"),
                Map.of("place", "Kursk region", "language", "en"));

        assertThat(
                        database.sql("select * from audit_event where claim_id = ?")
                                .param(claim)
                                .query()
                                .singleRow())
                .containsEntry("actor_id", ACTOR.id())
                .containsEntry("actor", "mia")
                .containsEntry("action", "CHANGED")
                .containsEntry("subject_kind", "CLAIM")
                .containsEntry("subject_id", claim)
                .containsEntry("note", null)
                .extractingByKey("changes")
                .hasToString("{\"place\": {\"after\": \"Kursk region\", \"before\": \"Kursk\"}}");
    }

    @Test
    void timeIsKeptToTheMicrosecond() {
        UUID source = recorded();

        assertThat(
                        database.sql("select at from audit_event where subject_id = ?")
                                .param(source)
                                .query((row, _) -> row.getTimestamp("at").toInstant())
                                .single())
                .isEqualTo(Instant.parse("2024-12-19T10:00:00.123456Z"));
    }

    @Test
    void anEventKeepsTheEditorsNoteAndTheRequest() {
        var request = new ServletRequestAttributes(new MockHttpServletRequest());
        request.setAttribute(
                RequestInfo.class.getName(),
                new RequestInfo("r-1", "Reuters corrected the number", "192.0.2.1"),
                RequestAttributes.SCOPE_REQUEST);
        RequestContextHolder.setRequestAttributes(request);
        UUID source = recorded();
        RequestContextHolder.resetRequestAttributes();

        assertThat(
                        database.sql("select * from audit_event where subject_id = ?")
                                .param(source)
                                .query()
                                .singleRow())
                .containsEntry("note", "Reuters corrected the number")
                .containsEntry("request_id", "r-1");
    }

    @Test
    void whatBelongsToNoClaimShowsInNoHistory() {
        UUID source = recorded();

        assertThat(
                        database.sql(
                                        "select count(*) from audit_event where subject_id = ? and claim_id is null")
                                .param(source)
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor = 'nobody'",
                "delete from audit_event",
                "truncate audit_event"
            })
    void theDatabaseRefusesToChangeThePast(String sql) {
        recorded();

        assertThatThrownBy(() -> database.sql(sql).update())
                .rootCause()
                .hasMessageContaining("permission denied for table audit_event");
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void nothingIsRecordedOutsideOfTheChangesOwnTransaction() {
        assertThatThrownBy(this::recorded).isInstanceOf(IllegalTransactionStateException.class);
    }

    private UUID recorded() {
        UUID source = Ids.next();
        audit.record(
                ACTOR,
                Action.CREATED,
                Subject.of(Subject.Kind.SOURCE, source),
                null,
                Map.of("name", "Reuters"));
        return source;
    }
}
