package org.claimbook.source;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The ids of the sources that a request mentions, by the pointer at which each stands in it.
public final class ResolvedSources {

    private final Map<String, UUID> ids;
    private final String prefix;
    private final Supplier<UUID> desk;

    ResolvedSources(Map<String, UUID> ids, String prefix, Supplier<UUID> desk) {
        this.ids = ids;
        this.prefix = prefix;
        this.desk = desk;
    }

    /// The newsroom itself, which stands for whoever is not named.
    public UUID desk() {
        return desk.get();
    }

    /// The id of a source that was mentioned there and did not turn out to be a fault.
    public UUID at(String pointer) {
        return Objects.requireNonNull(ids.get(prefix + pointer), prefix + pointer);
    }

    /// The same; null if there was none, or it turned out to be a fault.
    public @Nullable UUID find(String pointer) {
        return ids.get(prefix + pointer);
    }

    /// Those below a pointer, read with pointers relative to it.
    public ResolvedSources under(String pointer) {
        return new ResolvedSources(ids, prefix + pointer, desk);
    }
}
