package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.ApiTest;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.SealingKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What starts with other keys make of the records that are there.
@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTest extends ApiTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final Identity ANN =
            new Identity("Ann", null, List.of("@ann"), List.of(), List.of());

    @Autowired private JsonMapper json;
    @Autowired private TransactionTemplate transaction;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void aRecordUnderTheFirstKey() throws Exception {
        source = confidential("a minister");
        vault("first").seal(source, ANN, NOW);
    }

    @Test
    void anOldKeyStillOpens() {
        assertThat(vault("second", "first").open(source).identity()).isEqualTo(ANN);
        assertThat(vault("", "first").open(source).identity()).isEqualTo(ANN);
    }

    @Test
    void atTheNextStartTheOldKeyIsNoLongerNeeded(CapturedOutput log) {
        start("second", "zeroth", "first");
        assertThat(vault("second").open(source))
                .isEqualTo(new SourceVault.Kept(ANN, 1, NOW)); // the same version of the same thing
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> vault("first").open(source));
        String salt = salt();
        start("second");
        assertThat(salt()).isEqualTo(salt); // once is enough
        assertThat(log.toString()).doesNotContain("Ann").doesNotContain("not known here");
    }

    @Test
    void withoutItsKeyARecordIsKeptAndMissed(CapturedOutput log) {
        start("second");
        assertThat(log).contains("1 records were sealed under a key that is not known");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> vault("second").open(source))
                .matches(refused -> refused.code().equals("key-unknown"));
        start("third", "first");
        assertThat(vault("third").open(source).identity()).isEqualTo(ANN);
    }

    @Test
    void withoutAnyKeyItStarts(CapturedOutput log) {
        start("");
        assertThat(log).contains("not known here");
        assertThat(vault("first").open(source).identity()).isEqualTo(ANN);
    }

    @Test
    void aDamagedRecordDoesNotKeepItFromStarting(CapturedOutput log) throws Exception {
        UUID other = confidential("another");
        vault("first").seal(other, ANN, NOW);
        database.sql("update source_protected set sealed = sealed || 'x' where source_id = ?")
                .param(source)
                .update();
        start("second", "first");
        assertThat(log).contains("The record of " + source + " stays under its old key");
        assertThat(vault("second").open(other).identity()).isEqualTo(ANN);
    }

    @Test
    void theSameIsNeverSealedAlike() {
        SealingKeys keys = new SealingKeys("first", List.of());
        byte[] plain = {1, 2, 3};
        assertThat(keys.seal(plain).bytes()).isNotEqualTo(keys.seal(plain).bytes());
    }

    private UUID confidential(String description) throws Exception {
        return UUID.fromString(
                id(
                        created(
                                "/api/v1/sources",
                                "{\"disclosure\": \"CONFIDENTIAL\", \"description\": \"%s\"}"
                                        .formatted(description))));
    }

    private String salt() {
        return database.sql("select salt from source_protected")
                .query((row, _) -> row.getString(1))
                .single();
    }

    private void start(String key, String... old) {
        SealingKeys keys = new SealingKeys(key, List.of(old));
        new KeyRotation(List.of(new SourceVault(database, json, keys)), keys, transaction)
                .run(new DefaultApplicationArguments());
    }

    private SourceVault vault(String key, String... old) {
        return new SourceVault(database, json, new SealingKeys(key, List.of(old)));
    }
}
