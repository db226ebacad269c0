package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the last IPv4 address of an interface the kernel forgets its IPv4 neighbours and proxies (fib_disable_ip). */
@NeedsSandbox
class LastAddressOnAKernelTest {
    @TempDir
    Path home;

    private static Topology drawn(String address) throws Exception {
        return TopologyFormat.parse("""
                { "vethwork": 1, "name": "last",
                  "nodes": [ { "kind": "namespace", "name": "n1",
                               "neighbors": [ { "address": "10.0.0.5", "mac": "02:00:00:00:00:05", "interface": "eth0" },
                                              { "address": "fd00::5", "mac": "02:00:00:00:00:05", "interface": "eth0" } ],
                               "proxyNeighbors": [ { "address": "10.0.0.8", "interface": "eth0" }, { "address": "fd00::8", "interface": "eth0" } ] },
                             { "kind": "namespace", "name": "n2" } ],
                  "cables": [ { "a": { "node": "n1", "interface": "eth0", "addresses": [ %s ] },
                                "b": { "node": "n2", "interface": "eth0" } } ] }
                """.formatted(address));
    }

    @SideBySide
    @Test
    void whatHungOnTheOldAddressIsThereWithTheNewOneAndWithNone() throws Exception {
        try (Target target = new LocalTargets(home).open("last", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                for (String addresses : new String[] {"\"10.0.0.1/24\"", "\"10.0.0.2/24\"", "\"10.9.0.1/16\", \"10.0.0.2/24\"", "\"10.9.0.2/16\"", ""}) {
                    Topology lab = drawn(addresses);
                    apply(target, TopologyCompiler.compile(lab, target.traits()));
                    assertThat(Drift.of(lab, target.observe("last"), target.traits()).items()).as(addresses).isEmpty();
                    assertThat(apply(target, TopologyCompiler.compile(lab, target.traits())).steps()).as(addresses).isEmpty();
                }
            } finally {
                apply(target, Compiled.nothing("last"));
            }
        }
    }

    private static Plan apply(Target target, Compiled wanted) throws TargetException {
        return target.apply(wanted, RunListener.SILENT, new Cancellation());
    }
}
