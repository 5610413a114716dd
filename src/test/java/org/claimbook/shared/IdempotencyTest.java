package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyTest extends OverHttp {

    static final String ADA =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));

    private final String key = UUID.randomUUID().toString();

    @Autowired JdbcClient jdbc;
    @Autowired IdempotencyKeys keys;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void theSameRequestIsAnsweredTheSameAndDoneOnce() {
        String body = "{\"statement\":\"" + key.substring(0, 8) + "\"}";
        Answer first = create(body);
        Answer again = create(body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.http().body()).isEqualTo(first.http().body());
        for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(again.header(header)).isNotEmpty().isEqualTo(first.header(header));
        }
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count(key.substring(0, 8))).isEqualTo(1);
    }

    @Test
    void aKeyIsOfOneRequest() {
        create("{\"statement\":\"a\"}");
        Answer other = create("{\"statement\":\"b\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void whatWasRefusedLeavesNothing() {
        post(THINGS, "{\"statement\":\"there is a table\"}");
        Answer refused = create("{\"statement\":\"late\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("ids").size()).isEqualTo(1);
        assertThat(count("late")).isZero();
        assertThat(create("{\"statement\":\"now\"}").status()).isEqualTo(201);
    }

    @Test
    void whileOneRunsTheOtherWaitsNot() {
        Answer meanwhile =
                new TransactionTemplate(transactions)
                        .execute(_ -> {
                            assertThat(keys.lock("ada", key)).isTrue();
                            return create("{\"statement\":\"a\"}");
                        });
        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.code()).isEqualTo("idempotency-key-running");
    }

    @Test
    void afterADayTheKeyIsFree() {
        create("{\"statement\":\"a\"}");
        jdbc.sql(
                        "update idempotency_key set created_at = created_at - interval '25 hours' where key = ?")
                .param(key)
                .update();
        assertThat(create("{\"statement\":\"b\"}").status()).isEqualTo(201);
        jdbc.sql(
                        "update idempotency_key set created_at = created_at - interval '25 hours' where key = ?")
                .param(key)
                .update();
        keys.purge();
        assertThat(
                        jdbc.sql("select count(*) from idempotency_key where key = ?")
                                .param(key)
                                .query((row, _) -> row.getLong(1))
                                .single())
                .isZero();
    }

    @Test
    void aFailureToCommitIsAProblem() {
        jdbc.sql("create table if not exists thing (statement text)").update();
        jdbc.sql(
                        "create or replace function no_thing() returns trigger language plpgsql as $$ begin if new.statement = 'never' then raise exception 'no' using constraint = 'thing_acyclic', errcode = '23514'; end if; return new; end $$")
                .update();
        jdbc.sql(
                        "create constraint trigger no_thing after insert on thing deferrable initially deferred for each row execute function no_thing()")
                .update();
        Answer answer = create("{\"statement\":\"never\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("/to cycle");
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(count("never")).isZero();
    }

    @Test
    void whoIsUnknownHasNoKeys() {
        assertThat(post(THINGS, "{\"statement\":\"a\"}", "Idempotency-Key", key).status())
                .isEqualTo(201);
        assertThat(post(THINGS, "{\"statement\":\"b\"}", "Idempotency-Key", key).status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsVisibleAscii() {
        assertThat(post(THINGS, "{}", "Idempotency-Key", "a b", "Authorization", ADA).status())
                .isEqualTo(400);
    }

    private Answer create(String body) {
        return post(THINGS, body, "Idempotency-Key", key, "Authorization", ADA);
    }

    private long count(String statement) {
        return jdbc.sql("select count(*) from thing where statement = ?")
                .param(statement)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
