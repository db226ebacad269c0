package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.driver.FaultyPipes;
import dev.vethwork.engine.driver.Request;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine is set otherwise between the moment at which it is read and the birth of a lab's namespaces. */
@NeedsSandbox
@OnTheMachine
class BornMeanwhileTest {
    /** Whether it forwards, whether it heeds redirects, how it filters by the way back: as Docker, or who hardens it, leaves it. */
    private static final List<String> SETTINGS = List.of("0 1 0", "0 0 0", "1 0 0", "1 1 0", "1 0 2");

    @TempDir
    Path home;

    private MachineState before;

    @BeforeEach
    void read() throws Exception {
        before = MachineState.read();
    }

    @AfterEach
    void putBack() throws Exception {
        before.putBack();
    }

    static Stream<Arguments> changes() {
        return SETTINGS.stream().flatMap(from -> SETTINGS.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
    }

    private static void set(String setting) {
        String[] words = setting.split(" ");
        Machine.run("sysctl -qw net.ipv4.ip_forward=" + words[0] + " && sysctl -qw net.ipv4.conf.all.accept_redirects=" + words[1]
                + " net.ipv4.conf.all.rp_filter=" + words[2] + " net.ipv4.conf.default.rp_filter=" + words[2]);
    }

    private static Topology lab() {
        IpStack plain = IpStack.DEFAULT;
        return Topology.empty("chance")
                .withNode(Namespace.of("plain"))
                .withNode(Namespace.of("router").withStack(plain.withForwarding(true)))
                .withNode(Namespace.of("strict").withStack(plain.withSysctls(new TreeMap<>(
                        Map.of("net.ipv4.conf.all.accept_redirects", "0", "net.ipv4.conf.default.rp_filter", "1")))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theLabIsWholeAllTheSame(String from, String to) throws Exception {
        set(from);
        try (TrustPlace place = TrustPlace.sandbox("chance", home)) {
            Compiled wanted = place.compile(lab());
            Meanwhile meanwhile = new Meanwhile(to);
            try (LabTarget target = place.open(meanwhile)) {
                target.apply(wanted, RunListener.SILENT, new Cancellation());
            }
            assertThat(meanwhile.changed).isTrue();
            assertThat(place.missing(wanted)).isEmpty();
            place.destroy();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsAddedToARunningLabIsWholeAllTheSame(String from, String to) throws Exception {
        set(from);
        try (TrustPlace place = TrustPlace.sandbox("chance", home)) {
            place.apply(place.compile(Topology.empty("chance").withNode(Namespace.of("first"))));
            Compiled wanted = place.compile(lab().withNode(Namespace.of("first")));
            Meanwhile meanwhile = new Meanwhile(to);
            try (LabTarget target = place.open(meanwhile)) {
                target.change(Change.of(wanted, target.observe("chance")), RunListener.SILENT, new Cancellation());
            }
            assertThat(meanwhile.changed).isTrue();
            assertThat(place.missing(wanted)).isEmpty();
            place.destroy();
        }
    }

    /** Sets the machine otherwise just before the first namespaces are made. */
    private static final class Meanwhile implements FaultyPipes.Fault {
        private final String to;
        private boolean changed;

        private Meanwhile(String to) {
            this.to = to;
        }

        @Override
        public void at(int number, Request request, FaultyPipes pipes) throws IOException {
            if (!changed && request.input().contains("netns add")) {
                changed = true;
                set(to);
            }
            pipes.pass(request);
        }
    }
}
