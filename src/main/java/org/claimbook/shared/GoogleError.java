package org.claimbook.shared;

import jakarta.servlet.http.HttpServletRequest;

/// A problem in the form of Google's APIs (AIP-193), for the address that is theirs.
record GoogleError(Body error) {

    /// `status` is a name of google.rpc.Code.
    record Body(int code, String message, String status) {}

    static boolean isAskedFor(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/v1alpha1/");
    }

    static GoogleError of(Problem problem) {
        int code = problem.type().status();
        return new GoogleError(new Body(code, problem.detail(), name(code)));
    }

    private static String name(int code) {
        return switch (code) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 405 -> "UNIMPLEMENTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 500 -> "INTERNAL";
            case 503 -> "UNAVAILABLE";
            default -> "INVALID_ARGUMENT";
        };
    }
}
