package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineSetting;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OpenVSwitch;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One drawing deployed on the machine, which is set up in one way: asked for everything that it promises, and taken away. */
final class SampleOnTheMachine {
    private static final Path SAMPLES = Path.of("sample-topologies");

    /** What an administrator may do beside a lab: nothing of it is the lab's, so nothing of it is drift. */
    private static final String MEANWHILE = """
            set -e
            flip() { [ ! -e /proc/sys/$1 ] || sysctl -qw "$1=$((1 - $(cat /proc/sys/$1) % 2))"; }
            flip net/ipv4/conf/default/rp_filter
            flip net/ipv4/conf/default/forwarding
            flip net/ipv6/conf/default/disable_ipv6
            flip net/ipv6/conf/default/accept_ra
            ip link add vw-theirs type bridge
            iptables -w -A FORWARD -i vw-theirs -j ACCEPT
            """;

    private static final List<SamplePromises.Ping> OWN = List.of(
            new SamplePromises.Ping("10-dual-stack", "red", "fd00:16::2", null),
            new SamplePromises.Ping("host-with-ipv6", "red", "host", null),
            new SamplePromises.Ping("host-with-ipv6", "host", "fd77:15::1", null));

    private static final Set<Cause> OF_THE_FIREWALL = Set.of(Cause.FIREWALL, Cause.BRIDGE_NETFILTER);

    private final MachineSetting setting;
    private final String sample;
    private final Labs labs;
    private final Caller caller;
    private final Drawing drawing;
    private final List<String> warned = new ArrayList<>();

    SampleOnTheMachine(Path home, MachineSetting setting, String sample) throws Exception {
        this.setting = setting;
        this.sample = sample;
        this.labs = new Labs(new LocalTargets(home));
        this.caller = Caller.silent().withConfirmation(Confirmation.ALWAYS).withListener(new RunListener() {
            @Override
            public void warned(String element, String message, String remedy) {
                warned.add(message);
            }
        });
        this.drawing = labs.open(file(sample));
    }

    /** What every sample's name begins with, and our own drawing. */
    static List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return Stream.concat(
                            files.map(f -> f.getFileName().toString())
                                    .filter(f -> f.endsWith(".vethwork.json"))
                                    .map(f -> f.substring(0, 2)),
                            Stream.of("host-with-ipv6"))
                    .sorted()
                    .toList();
        }
    }

    private static Path file(String sample) throws Exception {
        try (Stream<Path> samples = Files.list(SAMPLES);
                Stream<Path> more = Files.list(Path.of("src/test/resources/dev/vethwork/lab"))) {
            return Stream.concat(samples, more).filter(f -> f.getFileName().toString().startsWith(sample)).findFirst().orElseThrow();
        }
    }

    void run() throws Exception {
        KernelLacks.assumeNothing(labs, drawing.topology(), TargetKind.HOST);
        assumeTrue(!setting.isLegacy() || has("iptables-legacy"), "no iptables-legacy here");
        MachineState before = MachineState.read();
        try {
            if (isSwitched()) {
                Machine.run(OpenVSwitch.START);
                assumeTrue(Files.exists(Path.of("/run/openvswitch/db.sock")), "no Open vSwitch here");
            }
            setting.make();
            MachineState set = MachineState.read();
            if (isDeployed()) {
                try {
                    whileItRuns();
                } finally {
                    labs.destroy(drawing.lab(), caller);
                }
            }
            set.mustBeBack();
        } finally {
            if (isSwitched()) {
                Machine.run(OpenVSwitch.STOP);
            }
            before.putBack();
        }
    }

    /** Where the machine has no IPv6 for new interfaces, none can be had on the host, and that is said. */
    private boolean isDeployed() throws LabException {
        try {
            labs.deploy(drawing, TargetKind.HOST, Set.of(), caller);
            return true;
        } catch (LabException e) {
            if (setting == MachineSetting.NO_IPV6 && String.valueOf(e.getMessage()).contains("default.disable_ipv6")) {
                return false;
            }
            throw e;
        }
    }

    private boolean isSwitched() {
        return drawing.topology().nodes().values().stream()
                .anyMatch(node -> node instanceof Bridge bridge && bridge.type() == Bridge.Type.OPENVSWITCH);
    }

    private static boolean has(String program) {
        return Machine.run("command -v " + program + " || :").startsWith("/");
    }

    private void whileItRuns() throws Exception {
        MachineState running = MachineState.read();
        assertThat(labs.deploy(drawing, null, Set.of(), caller).steps()).as("deploying again").isEmpty();
        promises();
        Machine.run(MEANWHILE);
        notDrifted();
        promises();
        running.putBack();
        notDrifted();
    }

    private void notDrifted() throws Exception {
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).as("another deployment").isEmpty();
        assertThat(labs.status(caller)).singleElement().satisfies(lab -> {
            assertThat(lab.differences()).isEmpty();
            assertThat(lab.drift()).hasValue(0);
        });
    }

    private void promises() throws Exception {
        try (Target target = labs.targets().openExisting(drawing.lab(), Credentials.NONE).orElseThrow()) {
            NetworkState state = target.observe(drawing.lab());
            DeployedLab lab = new DeployedLab(drawing.lab(), target.traits(), state, drawing.topology());
            for (SamplePromises.Ping ping : pings()) {
                ask(target, lab, ping);
            }
            for (SamplePromises.Connection to :
                    SamplePromises.connections().filter(c -> c.sample().startsWith(sample)).toList()) {
                CommandResult result =
                        target.execute(lab.lab(), lab.namespaceOf(to.from()), SamplePromises.connecting(to), Eventually.LONGEST);
                Explanation said = new Subject(lab.lab(), drawing.topology(), state)
                        .explain(to.from(), to.address(), Probe.tcp(to.port()));
                judge(to.toString(), result.succeeded(), null, said);
            }
        }
    }

    private List<SamplePromises.Ping> pings() {
        return Stream.concat(SamplePromises.pings(), OWN.stream())
                .filter(p -> p.sample().startsWith(sample))
                .toList();
    }

    private void ask(Target target, DeployedLab lab, SamplePromises.Ping ping) throws Exception {
        String address = PingAddress.find(lab, ping.from(), ping.to());
        Explanation said =
                new Subject(lab.lab(), drawing.topology(), lab.state()).explain(ping.from(), ping.to(), Probe.PING);
        boolean hoped = ping.cause() == null && said.reachable();
        boolean answered = answers(target, lab, ping.from(), address, hoped ? "3" : "1");
        // A v6 neighbour that was not there yet is given up after three questions (RFC 4861, 10): once more.
        answered = answered || (hoped && answers(target, lab, ping.from(), address, "3"));
        judge(ping.toString(), answered, ping.cause(), said);
    }

    private static boolean answers(Target target, DeployedLab lab, String from, String address, String seconds)
            throws Exception {
        return target.execute(
                        lab.lab(),
                        lab.namespaceOf(from),
                        List.of("ping", "-n", "-c", "1", "-i", "0.2", "-W", "1", "-w", seconds, address),
                        Eventually.LONGEST)
                .succeeded();
    }

    /** What is promised, or, where this machine's setting is in its way, that this is said. */
    private void judge(String what, boolean answered, Cause cause, Explanation said) {
        assertThat(said.reachable()).as("%s: %s, where the kernel says otherwise", what, said.message()).isEqualTo(answered);
        if (setting.dropsForwarded() && !answered && OF_THE_FIREWALL.contains(said.cause())) {
            assertThat(warned).as("said while deploying: %s", said.message()).isNotEmpty();
        } else {
            assertThat(said.cause()).as("%s: %s", what, said.message()).isEqualTo(cause);
        }
    }
}
