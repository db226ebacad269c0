package dev.vethwork.machine;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps tests apart that work on the machine, and sees that each leaves it as it was. */
final class OnTheMachineExtension implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace KEPT =
            ExtensionContext.Namespace.create(OnTheMachineExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Machine.isOurs()) {
            return ConditionEvaluationResult.enabled("root may change the machine's network");
        }
        boolean standIn = AnnotationSupport.findAnnotation(context.getElement(), OnTheMachine.class)
                .map(OnTheMachine::orStandIn)
                .orElse(true);
        return standIn
                ? ConditionEvaluationResult.enabled("a sandbox stands in for the machine")
                : ConditionEvaluationResult.disabled("it needs root on the machine itself");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!Machine.isOurs()) {
            return;
        }
        MachineLock.alone();
        Remembered remembered = new Remembered(Remembered.NOTE);
        if (remembered.isThere()) {
            remembered.putBack();
        }
        List<String> labs = Machine.labs();
        if (!labs.isEmpty()) {
            MachineLock.release();
            throw new AssertionError("labs run on this machine, which is not this test's to change: "
                    + String.join(", ", labs) + "; destroy them first");
        }
        MachineState before = MachineState.read();
        remembered.write(before);
        context.getStore(KEPT).put(MachineState.class, before);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        MachineState before = context.getStore(KEPT).remove(MachineState.class, MachineState.class);
        if (before == null) {
            return;
        }
        try {
            before.mustBeBack();
        } finally {
            new Remembered(Remembered.NOTE).forget();
            MachineLock.release();
        }
    }
}
