package org.claimbook.shared;

import org.jspecify.annotations.Nullable;

/// Who may call a method of a door: those of a role and above, or two sorts that have none.
public enum Caller {
    /// Whoever asks: what they get depends on who they are.
    ANYBODY(null),
    READER(Role.READER),
    EDITOR(Role.EDITOR),
    REVIEWER(Role.REVIEWER),
    ADMIN(Role.ADMIN),
    /// Other rooms, as part of what was asked at a door of theirs; no controller.
    ROOMS(null);

    private final @Nullable Role least;

    Caller(@Nullable Role least) {
        this.least = least;
    }

    /// Null where no role is asked for.
    public @Nullable Role least() {
        return least;
    }
}
