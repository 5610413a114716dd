package org.claimbook.account;

/// The first administrator's password is too easily guessed.
class WeakPassword extends RuntimeException {

    private WeakPassword(String why) {
        super(why);
    }

    static void refuse(String password, String username) {
        PasswordRules.fault(password, username)
                .ifPresent(why -> {
                    throw new WeakPassword(why);
                });
    }
}
