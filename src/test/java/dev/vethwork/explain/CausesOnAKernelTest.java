package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of each cause, on a kernel: the ping dies, the explanation says why, the command that it names shows it, and what it
 * offers mends it.
 */
@NeedsSandbox
class CausesOnAKernelTest {
    private static final int MOST_FIXES = 5;

    @TempDir
    Path home;

    private Target target;
    private Topology lab = ProvokedCauses.NEIGHBOURS;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open("provoked", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        target.apply(Judgement.nothing(lab), RunListener.SILENT, new Cancellation());
        target.close();
    }

    /** The kernel refuses the route of the one cause that cannot be deployed; the other would drown the machine. */
    @SideBySide
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"GATEWAY_NOT_ON_LINK", "BRIDGE_LOOP"})
    void theKernelLosesItTheCommandShowsItAndTheFixMendsIt(Cause cause) throws Exception {
        check(ProvokedCauses.of(cause));
    }

    @SideBySide
    @Test
    void aRouteOverAGatewayThatIsOnNoLinkIsRefusedAndMended() throws Exception {
        KernelCase provoked = ProvokedCauses.of(Cause.GATEWAY_NOT_ON_LINK);
        Explanation told = explain(provoked.lab(), provoked);
        assertThat(told.cause()).isEqualTo(Cause.GATEWAY_NOT_ON_LINK);
        assertThatThrownBy(() -> deploy(provoked.lab())).hasMessageContaining("10.7.7.7");
        deploy(Labs.stack(provoked.lab(), "red", s -> s.withRoutes(List.of())));
        assertThat(run(told.command())).containsPattern(provoked.shown());
        mend(provoked.lab(), told, provoked);
    }

    @SideBySide
    @Test
    void routesThatRefuseAreNamedAsTheyAre() throws Exception {
        for (Route.Type type : List.of(Route.Type.UNREACHABLE, Route.Type.PROHIBIT)) {
            String word = type.name().toLowerCase(Locale.ROOT);
            Topology refusing = ProvokedCauses.stack("r", s -> s.withRoutes(List.of(ProvokedCauses.away(type))));
            Explanation told = check(KernelCase.of(
                    refusing, "red", "10.0.2.1", Cause.BLACKHOLE, "^" + word + " 10\\.0\\.2\\.1"));
            assertThat(told.message()).contains(word + " 10.0.2.1");
        }
    }

    @SideBySide
    @Test
    void aSourceThatSomebodyTranslatesByHandLeadsTheAnswerBackOrAstray() throws Exception {
        lab = ProvokedCauses.stack("blue", s -> s.withRoutes(List.of()));
        deploy(lab);
        String rule = "ip netns exec r iptables -t nat -%s POSTROUTING -o right -j SNAT --to-source 10.0.2.%d";
        run(rule.formatted("A", 254));
        KernelCase asked = ProvokedCauses.of(Cause.NO_ROUTE_BACK);
        assertThat(explainObserved(asked).reachable()).isTrue();
        assertThat(answers(asked, true)).isTrue();
        run(rule.formatted("D", 254));
        run(rule.formatted("A", 99));
        Explanation astray = explainObserved(asked);
        assertThat(astray.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        assertThat(astray.message()).contains("blue looks for 10.0.2.99");
        assertThat(answers(asked, false)).isFalse();
        assertThat(run(astray.command())).containsPattern("10\\.0\\.2\\.99 .*(FAILED|INCOMPLETE)");
    }

    @SideBySide
    @Test
    void whoIsToldToIgnorePingsIsShownByTheSettingThatSaysSo() throws Exception {
        Topology deaf = Labs.stack(
                ProvokedCauses.NEIGHBOURS,
                "blue",
                s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv4.icmp_echo_ignore_all", "1"))));
        check(KernelCase.of(deaf, "red", "10.0.0.2", Cause.NOT_LISTENING, "icmp_echo_ignore_all = 1"));
    }

    @SideBySide
    @Test
    void aFirewallThatDropsAllThatComesDropsItsV6NeighboursToo() throws Exception {
        Topology deaf = Labs.stack(
                ProvokedCauses.NEIGHBOURS, "red", s -> ProvokedCauses.dropping(s, Firewall.Chain.INPUT));
        Explanation told =
                check(KernelCase.of(deaf, "red", "fd00::2", Cause.FIREWALL, ":INPUT DROP \\[[1-9]"));
        assertThat(told.message()).contains("finds its neighbours");
    }

    @SideBySide
    @Test
    void aPacketFromAnAddressOfOnesOwnIsShownByWhatForbidsIt() throws Exception {
        Topology twins = ProvokedCauses.ROUTED.withCable(
                Cable.of(CableEnd.of("blue", "twin", "10.0.1.1/32"), CableEnd.of("r", "unused")));
        Explanation told = check(KernelCase.of(
                twins, "red", "10.0.2.1", Cause.REVERSE_PATH_FILTER, "all\\.accept_local = 0"));
        assertThat(told.message()).contains("an address of its own");
    }

    @SideBySide
    @Test
    void aPingThatIsTranslatedTwiceIsShownByTheConnectionsThatTheKernelTracks() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "kernels show them to the administrator alone");
        lab = BridgeSurprisesTest.renumbered(false);
        deploy(lab);
        KernelCase lost = KernelCase.of(
                BridgeSurprisesTest.renumbered(true), "red", "10.0.0.254", Cause.NO_ROUTE_BACK, "dst=10\\.0\\.1\\.2");
        assertThat(explain(lab, lost).reachable()).isTrue();
        assertThat(answers(lost, true)).isTrue();
        check(lost);
    }

    private Explanation check(KernelCase provoked) throws TargetException {
        deploy(provoked.lab());
        if (!provoked.byHand().isEmpty()) {
            run(provoked.byHand());
        }
        assertThat(answers(provoked, false) && provoked.loses()).as("the kernel answers").isFalse();
        Explanation told = provoked.byHand().isEmpty() ? explain(provoked.lab(), provoked) : explainObserved(provoked);
        assertThat(told.cause()).as(told.message()).isEqualTo(provoked.cause());
        assertThat(explainObserved(provoked).cause()).as("as observed").isEqualTo(provoked.cause());
        assertThat(run(told.command())).as(told.command()).containsPattern(provoked.shown());
        mend(provoked.lab(), told, provoked);
        return told;
    }

    /** The first thing that is offered, again and again, unless it is said that nothing mends it. */
    private void mend(Topology broken, Explanation first, KernelCase provoked) throws TargetException {
        Explanation told = first;
        Topology mended = broken;
        for (int i = 0; i < MOST_FIXES && !told.reachable() && !told.fixes().isEmpty(); i++) {
            mended = told.fixes().getFirst().edit().apply(mended);
            told = explain(mended, provoked);
        }
        if (told.reachable()) {
            deploy(mended);
            // What an edit starts takes a moment until it listens.
            assertThat(answers(provoked, true)).as("the kernel answers in the end").isTrue();
        } else {
            assertThat(told.fixes()).isEmpty();
            assertThat(told.message()).containsAnyOf("No edit of the drawing", "no edit can be named");
        }
    }

    private static Explanation explain(Topology topology, KernelCase asked) {
        return Explanations.explain(topology, asked.from(), asked.to(), asked.probe());
    }

    private Explanation explainObserved(KernelCase asked) throws TargetException {
        return Explanations.explain(lab, target.observe(lab.name()), asked.from(), asked.to(), asked.probe());
    }

    private void deploy(Topology topology) throws TargetException {
        lab = topology;
        target.apply(TopologyCompiler.compile(topology, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private boolean answers(KernelCase asked, boolean expected) throws TargetException {
        return new KernelProbes(target, lab.name())
                .answers(new Question(namespace(asked.from()), Addresses.parse(asked.to()), asked.probe()), expected);
    }

    private static String namespace(String node) {
        return node.equals("host") ? NetworkState.ROOT : node;
    }

    /** As a person would type it at the host. */
    private String run(String line) throws TargetException {
        CommandResult result = target.execute(
                lab.name(), NetworkState.ROOT, List.of("sh", "-c", line + " 2>&1"), Eventually.LONGEST);
        return result.stdout();
    }
}
