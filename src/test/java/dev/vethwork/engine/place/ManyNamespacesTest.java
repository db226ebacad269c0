package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More namespaces than the kernel's list of their numbers holds, which ends after some 130. */
@NeedsSandbox
@Timeout(180)
class ManyNamespacesTest {
    private static final String LAB = "many";
    private static final int MANY = 150;

    @TempDir
    Path home;

    private static Topology star() {
        Topology star = Topology.empty(LAB).withNode(Bridge.of("sw"));
        for (int i = 0; i < MANY; i++) {
            star = star.withNode(Namespace.of("n" + i))
                    .withCable(Cable.of(CableEnd.of("n" + i, "eth0", "10.0.0." + (i + 1) + "/24"), CableEnd.of("sw", "s" + i)));
        }
        return star;
    }

    @Test
    void eachOfThemIsWatchedAndAllGoWithoutTheirCablesBeingDeletedOneByOne() throws Exception {
        LocalTargets targets = new LocalTargets(home);
        try (Target target = targets.open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            Compiled desired = TopologyCompiler.compile(star(), target.traits());
            target.apply(desired, RunListener.SILENT, new Cancellation());
            Set<String> all = desired.state().namespaces().keySet();
            target.changes(all);
            for (int i = 0; i < MANY; i++) {
                target.execute(LAB, "n" + i, List.of("ip", "link", "set", "eth0", "mtu", "1400"), Eventually.LONGEST);
            }
            Set<String> heard = new HashSet<>();
            Eventually.holds(() -> {
                Optional<Set<String>> now = target.changes(all);
                now.ifPresent(heard::addAll);
                assertThat(heard).containsAll(all);
            });
            Plan teardown = target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
            assertThat(teardown.steps())
                    .filteredOn(step -> step.operation() instanceof DeleteLink)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }
}
