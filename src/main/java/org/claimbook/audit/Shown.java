package org.claimbook.audit;

import java.util.List;

/// How a room above shows what the audit keeps: with the names of today, and without what has been
/// concealed since.
public interface Shown {

    List<ChangeView> today(List<ChangeView> changes);
}
