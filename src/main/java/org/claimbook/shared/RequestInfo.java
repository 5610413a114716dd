package org.claimbook.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What the audit keeps of the request in hand: its id, the editor's `Change-Note` and the address
/// it came from.
public record RequestInfo(
        @Nullable String requestId, @Nullable String changeNote, @Nullable String address) {

    private static final String ATTRIBUTE = RequestInfo.class.getName();

    /// All null outside of a request.
    public static RequestInfo current() {
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
