package org.claimbook.claim;

/// How a speaker took something back; a clarification takes nothing back.
public enum WithdrawalHow {
    RETRACTED,
    CORRECTED,
    CLARIFIED,
    DELETED
}
