package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsSandbox
class DeadSandboxTest {
    @TempDir
    Path home;

    @Test
    @Timeout(60)
    void whoeverHoldsALabOpenWhoseSandboxDiedMayDeployItAgain() throws Exception {
        Path places = home.resolve("labs");
        Labs labs = new Labs(new LocalTargets(places), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        Drawing drawing = Drawing.unsaved(Topology.empty("dies").withNode(Namespace.of("red")));
        try (LabConnection connection = labs.connect()) {
            try {
                connection.deploy(drawing, null, Set.of(), caller);
                kill(Files.readString(places.resolve("dies/holder")));
                assertThatThrownBy(() -> hello(connection, caller)).isInstanceOf(LabException.class);
                connection.deploy(drawing, null, Set.of(), caller);
                assertThat(hello(connection, caller)).isEqualTo("hello");
            } finally {
                connection.destroy("dies", caller);
            }
        }
    }

    @Test
    @Timeout(60)
    void whatWasMadeInPlaceOfADeadOneGoesAgainWhereTheDeploymentFails() throws Exception {
        Path places = home.resolve("labs");
        Labs labs = new Labs(new LocalTargets(places), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        DocumentId document = DocumentId.newSheet();
        Topology drawn = Topology.empty("dies").withNode(Namespace.of("red"));
        Topology refused = drawn.withNode("red", Namespace.of("red")
                .withStack(IpStack.DEFAULT.withSysctls(new TreeMap<>(Map.of("net.ipv4.no_such_setting", "1")))));
        labs.deploy(new Drawing(drawn, document), null, caller);
        kill(Files.readString(places.resolve("dies/holder")));
        try {
            assertThatThrownBy(() -> labs.deploy(new Drawing(refused, document), null, caller)).isInstanceOf(LabException.class);
            assertThat(labs.find("dies")).isEmpty();
        } finally {
            if (labs.find("dies").isPresent()) {
                labs.destroy("dies", caller);
            }
        }
    }

    private static String hello(LabConnection connection, Caller caller) throws LabException {
        return connection.nodes().exec("dies", "red", List.of("echo", "hello"), Eventually.LONGEST, caller).stdout().strip();
    }

    private static void kill(String holder) throws Exception {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(holder.strip().split(" ", -1)[0])).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }
}
