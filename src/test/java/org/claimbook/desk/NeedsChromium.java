package org.claimbook.desk;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// No browser, no browser tests: said aloud on a developer's machine, a failure in CI.
class NeedsChromium implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isThere()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        String said = "SKIPPED: %s needs /usr/bin/chromium".formatted(context.getDisplayName());
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(said + ", and in CI it must not be missing");
        }
        System.out.println(said);
        return ConditionEvaluationResult.disabled(said);
    }
}
