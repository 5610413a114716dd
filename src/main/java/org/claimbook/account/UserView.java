package org.claimbook.account;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Role;

/// A user as the outside may see one.
public record UserView(UUID id, String username, Role role, List<Right> rights) {

    static UserView of(User user) {
        return new UserView(
                user.id(), user.username(), user.role(), user.rights().stream().sorted().toList());
    }
}
