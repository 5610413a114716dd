package org.claimbook.account;

/// What is given by name, whatever the role.
public enum Right {
    SEE_CONFIDENTIAL
}
