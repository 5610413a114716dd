package org.claimbook.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What the audit keeps of the request in hand: its id, the editor's `Change-Note` and the address
/// it came from.
public record RequestInfo(
        @Nullable String requestId, @Nullable String changeNote, @Nullable String address) {

    private static final String ATTRIBUTE = RequestInfo.class.getName();
    private static final ScopedValue<RequestInfo> WORK = ScopedValue.newInstance();

    /// Does something outside of any request that the audit shall know by a note.
    public static void during(String note, Runnable work) {
        ScopedValue.where(WORK, new RequestInfo(null, note, null)).run(work);
    }

    /// All null outside of a request and of such work.
    public static RequestInfo current() {
        if (WORK.isBound()) {
            return WORK.get();
        }
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object info =
                request == null
                        ? null
                        : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return info instanceof RequestInfo known ? known : new RequestInfo(null, null, null);
    }

    static String attribute() {
        return ATTRIBUTE;
    }
}
