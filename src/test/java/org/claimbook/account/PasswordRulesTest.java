package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twelve chars",
                "allinlowercase",
                "ohne ein einziges Zeichen von denen",
                "\u4f60\u597d\u4e16\u754c\u4f60\u597d\u670b\u53cb\u4eec\u4f60\u597d\u5417"
            })
    void longEnoughIsEnoughWhicheverCharactersItHas(String password) {
        assertThat(PasswordRules.fault(password, "mia")).isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersNotInBytes() {
        assertThat(PasswordRules.fault("\ud83e\udd9c".repeat(3) + "a", "mia")).isPresent();
        assertThat(PasswordRules.fault("short phrase".substring(1), "mia")).isPresent();
        assertThat(PasswordRules.fault("ab cd ef gh ".repeat(17), "mia")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PASSWORD1234",
                "1q2w3e4r5t6y",
                "correct horse battery staple",
                "passwordpassword",
                "aaaaaaaaaaaaaaaa",
                "123123123123",
                "Mia of the desk"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThat(PasswordRules.fault(password, "mia of the DESK")).isPresent();
    }

    @Test
    void theRefusalDoesNotRepeatThePassword() {
        assertThat(PasswordRules.fault("password1234", "mia").orElseThrow())
                .doesNotContain("password1234");
    }
}
