package org.claimbook.source;

import org.claimbook.account.Users;
import org.claimbook.shared.Names;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records the newsroom itself as a source at the first start, under its configured name.
@Component
@Order(0)
class Desk implements ApplicationRunner {

    private final NewSources newSources;
    private final Names names;
    private final String name;

    Desk(NewSources newSources, Names names, @Value("${claimbook.desk:Our desk}") String name) {
        this.newSources = newSources;
        this.names = names;
        this.name = name;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        names.hold(Names.Kind.SOURCE);
        names.lock(Names.Kind.SOURCE);
        newSources.foundDesk(name, Users.system());
    }
}
