package dev.vethwork.machine;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps tests apart that work on the machine, and sees that each leaves it as it was. */
final class OnTheMachineExtension implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
    /** Held by the one test machine, of all on this machine, that works on it. */
    private static final Path LOCK = Path.of("/tmp/vethwork-machine-tests.lock");

    private static final ExtensionContext.Namespace KEPT =
            ExtensionContext.Namespace.create(OnTheMachineExtension.class);

    /** What is kept while a test runs. */
    private record Before(FileLock lock, MachineState state) {}

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
        FileLock lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
        List<String> labs = Machine.labs();
        if (!labs.isEmpty()) {
            lock.channel().close();
            throw new AssertionError("labs run on this machine, which is not this test's to change: "
                    + String.join(", ", labs) + "; destroy them first");
        }
        context.getStore(KEPT).put(Before.class, new Before(lock, MachineState.read()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Before before = context.getStore(KEPT).remove(Before.class, Before.class);
        if (before == null) {
            return;
        }
        try {
            before.state().mustBeBack(MachineState.PATIENCE);
        } finally {
            before.lock().channel().close();
        }
    }
}
