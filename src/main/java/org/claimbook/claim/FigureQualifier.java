package org.claimbook.claim;

/// How exactly a figure is meant.
public enum FigureQualifier {
    EXACT,
    ABOUT,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    LESS_THAN,
    BETWEEN
}
