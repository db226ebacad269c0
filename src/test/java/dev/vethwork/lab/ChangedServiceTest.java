package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsSandbox
class ChangedServiceTest {
    @TempDir
    Path home;

    @Test
    void aServiceThatBecameAnotherProgramIsStillTheOneThatWasStarted() throws Exception {
        Namespace red = Namespace.of("red");
        Topology napping = Topology.empty("becomes")
                .withNode(red.withStack(red.stack()
                        .withServices(List.of(new Service("nap", "sh -c 'exec sleep 4321'", false, false)))));
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        Drawing drawing = Drawing.unsaved(napping);
        try (LabConnection connection = labs.connect()) {
            try {
                connection.deploy(drawing, null, Set.of(), caller);
                Eventually.so("another program", () -> programs(connection, napping, caller).contains("sleep 4321"));
                assertThat(connection.plan(drawing, null, Set.of(), caller).steps()).isEmpty();
            } finally {
                connection.destroy("becomes", caller);
            }
        }
    }

    /** As ps tells. */
    private static List<String> programs(LabConnection connection, Topology drawn, Caller caller) throws LabException {
        return connection.nodes().exec(drawn.name(), "red", List.of("ps", "-e", "-o", "args="), Eventually.LONGEST, caller)
                .stdout().lines().map(String::strip).toList();
    }
}
