package org.claimbook.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.claimbook.shared.Invalid;

/// What a password must be: long enough, and none that guessers try first. Which characters it has
/// is its owner's business (NIST SP 800-63B, 3.1.1.2).
final class PasswordRules {

    static final int LEAST = 12;
    static final int MOST = 200;

    /// The 100,000 most common ones that nbvcxz ships.
    private static final Set<String> COMMON =
            DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet();

    private static final Pattern REPEATED = Pattern.compile("(.+?)\\1+");

    private PasswordRules() {}

    /// @throws Invalid at the pointer
    static void check(String pointer, String password, String username) {
        fault(password, username)
                .ifPresent(detail -> {
                    throw new Invalid(pointer, "weak-password", detail);
                });
    }

    /// Why it will not do, without saying it.
    static Optional<String> fault(String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return Optional.of("It is too short: at least " + LEAST + " characters.");
        }
        if (length > MOST) {
            return Optional.of("It is too long: at most " + MOST + " characters.");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (isCommon(folded) || folded.equals(username.toLowerCase(Locale.ROOT))) {
            return Optional.of("It is one of those that are tried first.");
        }
        return Optional.empty();
    }

    /// "passwordpassword" is no better than "password".
    private static boolean isCommon(String folded) {
        Matcher repeated = REPEATED.matcher(folded);
        String unit = repeated.matches() ? repeated.group(1) : folded;
        return unit.length() < 4 || COMMON.contains(unit) || COMMON.contains(folded);
    }
}
