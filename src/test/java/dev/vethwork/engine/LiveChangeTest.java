package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edit;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A running lab: what somebody changes by hand is heard and put back, and an edit runs only the commands that it needs. */
@NeedsSandbox
class LiveChangeTest extends RunningLab {
    private static final String LAB = "running";
    private static final Topology DRAWN = Topology.empty(LAB)
            .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withRoutes(
                    List.of(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5"))))))
            .withNode(Namespace.of("blue"))
            .withNode(Namespace.of("alone"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Host.of("host").withStack(IpStack.DEFAULT.withForwarding(true)))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));

    LiveChangeTest() {
        super(DRAWN);
    }

    private Set<String> ours() {
        Set<String> names = new TreeSet<>(Set.of(""));
        known.namespaces().values().stream().filter(n -> LAB.equals(n.owner())).forEach(n -> names.add(n.name()));
        return names;
    }

    /** What is heard of until all of these were. */
    private Set<String> heard(String... expected) throws Exception {
        Set<String> all = new HashSet<>();
        Eventually.holds(() -> {
            Optional<Set<String>> now = target.changes(ours());
            assumeTrue(now.isPresent(), "no ip monitor here");
            all.addAll(now.orElseThrow());
            assertThat(all).contains(expected);
        });
        return all;
    }

    private void listen() throws TargetException {
        target.changes(ours());
        target.changes(ours());
    }

    @Test
    void whatIsChangedByHandIsHeardWithinTwoSeconds() throws Exception {
        listen();
        byHand("ip", "-n", "red", "addr", "add", "10.9.9.9/24", "dev", "eth0");
        heard("red");
        byHand("ip", "-n", "blue", "route", "add", "10.1.0.0/16", "via", "192.168.15.5");
        heard("blue");
        byHand("ip", "-n", "alone", "rule", "add", "pref", "77", "table", "9");
        heard("alone");
        byHand("ip", "link", "set", "v-net-0", "down");
        heard("");
        byHand("ip", "-n", "red", "link", "del", "eth0");
        heard("red", "");
        byHand("ip", "netns", "del", "alone");
        heard("alone");
    }

    @Test
    void aPlaceWhereNothingHappensIsNotHeardOf() throws Exception {
        listen();
        Set<String> heard;
        int last = 0;
        do {
            // The kernel itself has something to say of what is new, for a while and now and then.
            byHand("ip", "-n", "red", "addr", "add", "10.9.9." + ++last + "/24", "dev", "eth0");
            heard = heard("red");
        } while (heard.contains("alone") && last < 50);
        assertThat(heard).doesNotContain("alone");
    }

    @Test
    void aDeletedCableIsPutBackAloneAndNothingElseIsTouched() throws Exception {
        byHand("ip", "-n", "red", "link", "del", "eth0");
        byHand("ip", "-n", "blue", "addr", "add", "10.9.9.9/24", "dev", "eth0");
        NetworkState now = target.observe(LAB);
        List<DriftItem> items = Drift.of(DRAWN, now, target.traits()).items();
        assertThat(items).extracting(DriftItem::element).containsExactlyInAnyOrder("red:eth0", "blue:eth0");
        DriftItem red = items.stream().filter(i -> i.element().equals("red:eth0")).findFirst().orElseThrow();
        Changed changed = target.change(
                new Change(compiled(DRAWN), now, red::putsBack), RunListener.SILENT, new Cancellation());
        assertThat(changed.plan().steps()).allMatch(red::putsBack);
        assertThat(Drift.of(DRAWN, changed.state(), target.traits()).items())
                .extracting(DriftItem::element)
                .containsExactly("blue:eth0");
        assertThat(Drift.of(DRAWN, target.observe(LAB), target.traits()).items()).hasSize(1);
        assertThat(target.execute(LAB, "red", List.of("ping", "-n", "-c1", "-W1", "192.168.15.5"), Eventually.LONGEST)
                        .succeeded())
                .isTrue();
    }

    @Test
    void everyDifferenceCanBeDrawnAsItIs() throws Exception {
        byHand("ip", "-n", "red", "addr", "add", "10.9.9.9/24", "dev", "eth0");
        byHand("ip", "-n", "blue", "route", "add", "10.1.0.0/16", "via", "192.168.15.5", "metric", "7");
        byHand("ip", "-n", "red", "route", "del", "default");
        byHand("ip", "netns", "exec", "alone", "iptables", "-A", "INPUT", "-s", "10.0.0.0/8", "-p", "tcp",
                "--dport", "22", "-j", "DROP");
        byHand("ip", "-n", "alone", "link", "set", "lo", "down");
        byHand("ip", "link", "add", "x0", "netns", "red", "type", "veth", "peer", "name", "x1", "netns", "alone");
        byHand("sysctl", "-w", "net.ipv4.ip_forward=0");
        NetworkState now = target.observe(LAB);
        Topology taken = DRAWN;
        Drift drift = Drift.of(DRAWN, now, target.traits());
        assertThat(drift.items()).hasSize(7);
        for (DriftItem item : drift.items()) {
            assertThat(item.take()).as(item.toString()).isNotNull();
            taken = Objects.requireNonNull(item.take()).apply(taken);
        }
        assertThat(Drift.of(taken, now, target.traits()).items()).isEmpty();
        assertThat(target.change(Change.of(compiled(taken), now), RunListener.SILENT, new Cancellation())
                        .plan()
                        .steps())
                .isEmpty();
    }

    @Test
    void anEditAndItsUndoRunTheCommandsThatTheyNeed() throws Exception {
        Edit edit = dev.vethwork.edit.Edits.changeEnd(
                new EndId("blue", "eth0"), e -> e.withAddresses(List.of(InterfaceAddress.parse("192.168.15.77/24"))));
        Changed there = target.change(
                Change.of(compiled(edit.apply(DRAWN)), known), RunListener.SILENT, new Cancellation());
        assertThat(there.plan().steps()).hasSize(2).allMatch(s -> s.namespace().equals("blue"));
        Changed back = target.change(Change.of(compiled(DRAWN), there.state()), RunListener.SILENT, new Cancellation());
        assertThat(back.plan().steps()).hasSize(2);
        assertThat(Drift.of(DRAWN, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void nodesAndCablesComeAndGoInARunningLab() throws Exception {
        Topology more = DRAWN.withNode(Namespace.of("green"))
                .withCable(Cable.of(CableEnd.of("green", "eth0", "192.168.15.9/24"), CableEnd.of("v-net-0", "green-br")));
        Changed there = target.change(Change.of(compiled(more), known), RunListener.SILENT, new Cancellation());
        assertThat(Drift.of(more, there.state(), target.traits()).items()).isEmpty();
        assertThat(Drift.of(more, target.observe(LAB), target.traits()).items()).isEmpty();
        Changed back = target.change(Change.of(compiled(DRAWN), there.state()), RunListener.SILENT, new Cancellation());
        assertThat(Drift.of(DRAWN, back.state(), target.traits()).items()).isEmpty();
        assertThat(Drift.of(DRAWN, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void whatIsBelievedAndNoMoreTrueIsLookedAtBeforeItIsTouched() throws Exception {
        byHand("ip", "-n", "blue", "addr", "del", "192.168.15.2/24", "dev", "eth0");
        Edit edit = dev.vethwork.edit.Edits.changeEnd(
                new EndId("blue", "eth0"), e -> e.withAddresses(List.of(InterfaceAddress.parse("192.168.15.77/24"))));
        Changed there = target.change(
                Change.of(compiled(edit.apply(DRAWN)), known), RunListener.SILENT, new Cancellation());
        assertThat(there.plan().steps()).hasSize(1);
    }

    @Test
    void aChangeThatFailsIsTakenBack() throws Exception {
        Topology wrong = DRAWN.withNode("blue", Namespace.of("blue").withStack(IpStack.DEFAULT.withRoutes(
                List.of(Route.via(Prefix.parse("10.0.0.0/8"), Addresses.parse("172.16.0.1"))))));
        assertThatThrownBy(() ->
                        target.change(Change.of(compiled(wrong), known), RunListener.SILENT, new Cancellation()))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.element()).isEqualTo("blue"));
        assertThat(Drift.of(DRAWN, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void theDrawingIsRememberedWhereTheLabIs() throws Exception {
        assertThat(target.recall(LAB)).isEmpty();
        target.remember(LAB, "{\n  \"a\": \"b c\"\n}");
        assertThat(target.recall(LAB)).isEqualTo("{\n  \"a\": \"b c\"\n}");
    }
}
