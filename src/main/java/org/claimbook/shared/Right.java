package org.claimbook.shared;

/// What is given by name, whatever the role.
public enum Right {
    SEE_CONFIDENTIAL
}
