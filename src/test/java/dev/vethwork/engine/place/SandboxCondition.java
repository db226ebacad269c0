package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.machine.MachineLock;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tries once whether a sandbox can be had, and keeps those who change the machine away while a test makes one. */
final class SandboxCondition implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
    private static final String LAB = "probe";

    /** Made by the first test class that asks. */
    private static final class Probe {
        static final ConditionEvaluationResult RESULT = tried();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Probe.RESULT;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        MachineLock.together();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        MachineLock.release();
    }

    private static void delete(Path home) throws IOException {
        new LabNotes(home.resolve(LAB)).forgetDead();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static ConditionEvaluationResult tried() {
        try {
            Path home = Files.createTempDirectory("sandbox");
            try (Target target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
                target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
            } finally {
                delete(home);
            }
            return ConditionEvaluationResult.enabled("a sandbox can be had");
        } catch (TargetException e) {
            if (e.kind() != TargetException.Kind.NOT_PERMITTED && e.kind() != TargetException.Kind.MISSING) {
                // An error of ours: the tests are to show it, and not to be left out for it.
                return ConditionEvaluationResult.enabled(String.valueOf(e.getMessage()));
            }
            return ConditionEvaluationResult.disabled("no sandbox here", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return ConditionEvaluationResult.enabled(String.valueOf(e.getMessage()));
        }
    }
}
