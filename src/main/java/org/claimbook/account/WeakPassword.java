package org.claimbook.account;

/// A password that is too easily guessed.
class WeakPassword extends RuntimeException {

    static final int LEAST = 12;

    private WeakPassword() {
        super("A password has at least " + LEAST + " characters.");
    }

    static void refuse(String password) {
        if (password.codePointCount(0, password.length()) < LEAST) {
            throw new WeakPassword();
        }
    }
}
