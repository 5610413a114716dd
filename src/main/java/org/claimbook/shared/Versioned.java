package org.claimbook.shared;

/// What a door answers with the version that its entity tag carries: its own, or that of the claim
/// it belongs to.
public record Versioned<T>(long version, T body) {}
