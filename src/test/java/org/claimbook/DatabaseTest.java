package org.claimbook;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// The whole application with MockMvc on a real PostgreSQL that is empty before each test; one
/// context is shared by all such tests.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("database")
@SpringBootTest(
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=false",
            "claimbook.audit.seal-every=PT24H",
            "claimbook.similar.every=PT24H",
            "claimbook.imports.every=PT24H",
            "claimbook.similar.model=off",
            "claimbook.webhooks.every=PT24H",
            "claimbook.webhooks.allow=localhost",
            "claimbook.admin-password=correct horse battery",
            "claimbook.key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
        })
@AutoConfigureMockMvc
@TestExecutionListeners(listeners = ClearDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface DatabaseTest {

    /// `RANDOM_PORT` where something must come in through a real socket; costs a context more.
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment web() default WebEnvironment.MOCK;
}
