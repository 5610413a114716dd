package org.claimbook.verification;

import java.util.List;
import java.util.Map;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.ConstraintRefusals;
import org.claimbook.shared.Forbidden;
import org.claimbook.shared.GuardFailed;
import org.claimbook.shared.Invalid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: taking back, guards and sign-offs.
@Configuration(proxyBeanMethods = false)
class VerificationConstraints {

    static final String VOIDED = "That finding has been taken back already.";
    static final String VOID_IS_FINAL = "A void cannot be voided.";
    static final String SECOND_PERSON = "Nobody signs off what they recorded themselves.";
    static final String REVIEWER = "Only a reviewer signs off.";

    @Bean
    ConstraintRefusals verificationRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "verification_voided_once",
                        () -> new Conflict("voided", VOIDED),
                        "verification_void_is_final",
                        () -> new Invalid("/voids", "void-is-final", VOID_IS_FINAL),
                        "sign_off_pkey",
                        () -> new Conflict("not-pending", "It has been signed off already."),
                        "sign_off_second_person",
                        () ->
                                new GuardFailed(
                                        List.of(
                                                new GuardFailed.Guard(
                                                        "", "second-person", SECOND_PERSON))),
                        "sign_off_reviewer",
                        () -> new Forbidden(REVIEWER)));
    }
}
