package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types on a node of a running lab of three, and what becomes of what red asks then.
 *
 * @param cause yes where nothing stops it
 */
record TypedCase(String where, String typed, String to, Probe probe, String cause) {
    private static final Topology LAB = Topology.empty("typed")
            .withNode(node("red", "10.1.0.254", s -> s))
            .withNode(node("r", null, s -> s.withForwarding(true).withServices(List.of(server()))))
            .withNode(node("blue", "10.2.0.254", s -> s.withServices(List.of(server()))))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.1.0.1/24", "fd01::1/64"),
                    CableEnd.of("r", "r0", "10.1.0.254/24", "fd01::fe/64")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "eth0", "10.2.0.1/24", "fd02::1/64"),
                    CableEnd.of("r", "r1", "10.2.0.254/24", "fd02::fe/64")));

    private static final String RESET = "for t in raw mangle nat filter; do iptables -t $t -F; iptables -t $t -X; ip6tables -t mangle -F; ip6tables -t raw -F; done; ip addr del 10.1.0.9/24 dev eth0; ip -6 addr del fd01::fd/64 dev r1; ip -6 route flush table 53;"
            + " iptables -P FORWARD ACCEPT; iptables -P INPUT ACCEPT; ip rule del pref 100; ip rule del pref 101; ip -6 rule del pref 100; ip route flush table 52; nft delete table inet t;"
            + " ip route del 10.50.0.0/16; ip route del local 10.50.0.0/16; ip route del 10.1.0.0/24 dev lo;"
            + " ip -6 route del fd01::/64 dev lo; ip route replace default via 10.2.0.254; true";

    static TypedCase ping(String where, String typed, String to, String cause) {
        return new TypedCase(where, typed, to, Probe.PING, cause);
    }

    static TypedCase tcp(String where, String typed, String to, String cause) {
        return new TypedCase(where, typed, to, Probe.tcp(RandomStacks.PORT), cause);
    }

    static TypedCase udp(String where, String typed, String to, String cause) {
        return new TypedCase(where, typed, to, Probe.udp(RandomStacks.PORT), cause);
    }

    /** What the walk or the kernel says otherwise, a sentence each. */
    static List<String> wrong(Path home, List<TypedCase> cases) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Target target =
                new LocalTargets(home).open(LAB.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(LAB, target.traits()), RunListener.SILENT, new Cancellation());
                new KernelProbes(target, LAB.name()).awaitListeners(List.of("r", "blue"));
                for (TypedCase typed : cases) {
                    typed.check(target, wrong);
                }
            } finally {
                target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
        return wrong;
    }

    private void check(Target target, List<String> wrong) throws Exception {
        run(target, "r", "ip route add 10.50.0.0/16 via 10.2.0.1");
        CommandResult given = run(target, where, "set -e; " + typed);
        assertThat(given.succeeded()).as(typed + given.stderr()).isTrue();
        NetworkState observed = target.observe(LAB.name());
        Explanation told = Explanations.explain(LAB, observed, "red", to, probe);
        boolean answered = new KernelProbes(target, LAB.name())
                .answers(new Question("red", Addresses.parse(to), probe), cause.equals("yes"));
        @Nullable Cause expected = cause.equals("yes") ? null : Cause.valueOf(cause);
        String what = where + ": " + typed + " " + to + " " + probe;
        if (told.cause() != expected) {
            wrong.add(what + ": said " + told.cause() + " " + told.message());
        }
        if (answered != (expected == null)) {
            wrong.add(what + ": the kernel says " + answered);
        }
        run(target, where, RESET.replace("10.2.0.254", where.equals("red") ? "10.1.0.254" : "10.2.0.254"));
        run(target, "r", "ip route del default");
    }

    private static Service server() {
        return new Service("answer", RandomStacks.ANSWERING, false, true);
    }

    private static Namespace node(String name, @Nullable String gateway, java.util.function.UnaryOperator<IpStack> change) {
        IpStack stack = gateway == null
                ? IpStack.DEFAULT
                : IpStack.DEFAULT.withRoutes(List.of(
                        Route.via(Prefix.ALL_V4, Addresses.parse(gateway)),
                        Route.via(Prefix.parse("::/0"), Addresses.parse(gateway.startsWith("10.1") ? "fd01::fe" : "fd02::fe"))));
        return new Namespace(name, Namespace.Role.PLAIN, change.apply(stack));
    }

    private static CommandResult run(Target target, String where, String line) throws Exception {
        return target.execute(LAB.name(), where, List.of("sh", "-c", line), Eventually.LONGEST);
    }
}
