package org.claimbook.desk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// The whole application with the sample report, in a real browser; skipped, and said so, where
/// there is none, and failed there if `CI` is set. One class at a time, beside the tests that need
/// no browser.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@ExtendWith(NeedsChromium.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=true",
            "claimbook.similar.model=off",
            "claimbook.webhooks.allow=localhost",
            "claimbook.key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "claimbook.admin-password=" + BrowserTest.PASSWORD
        })
@interface BrowserTest {

    String PASSWORD = "correct horse battery";
}
