package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IPv6 that is switched off beside an IPv6 address, on a kernel. */
@NeedsSandbox
class Ipv6OffOnAKernelTest {
    @TempDir
    Path home;

    @Test
    void isNotDeployedAndSaysWhy() {
        assertThatThrownBy(() -> new dev.vethwork.lab.Labs(new LocalTargets(home))
                        .deploy(Drawing.unsaved(Ipv6OffTest.with(Map.of(Ipv6OffTest.ALL, "1"))), TargetKind.SANDBOX, Caller.silent()))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("IPv6 switched off");
    }

    /** Whatever the order in which they were drawn, what is to work is there in the end. */
    @Test
    void worksOnTheKernelWhereOneInterfaceIsLeftOn() throws Exception {
        try (Target target = new LocalTargets(home).open("provoked", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                for (Map<String, String> settings : List.of(
                        Map.of(Ipv6OffTest.ALL, "1", Ipv6OffTest.OWN, "0"), Map.<String, String>of(), Map.of(Ipv6OffTest.DEFAULT, "1", Ipv6OffTest.OWN, "0"), Map.of(Ipv6OffTest.ALL, "1", Ipv6OffTest.DEFAULT, "0"), Map.of(Ipv6OffTest.ALL, "1", Ipv6OffTest.OWN, "0"))) {
                    Topology lab = Ipv6OffTest.with(settings);
                    target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
                    assertThat(new KernelProbes(target, "provoked")
                                    .answers(new Question("red", Addresses.parse("fd00::2"), Probe.PING), true))
                            .as(settings.toString())
                            .isTrue();
                    assertThat(Explanations.explain(lab, "red", "fd00::2", Probe.PING).reachable()).isTrue();
                    assertThat(Explanations.explain(lab, target.observe("provoked"), "red", "fd00::2", Probe.PING).reachable())
                            .isTrue();
                }
            } finally {
                target.apply(Judgement.nothing(ProvokedCauses.NEIGHBOURS), RunListener.SILENT, new Cancellation());
            }
        }
    }
}
