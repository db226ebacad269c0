package dev.vethwork.explain.lint.drawn;

import dev.vethwork.net.Family;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine as it will be with a lab on it: its own interfaces, routes, settings and rules, and those of the lab. */
public final class OnTheMachine {
    private final String lab;
    private final NamespaceState machine;
    private final NetworkState drawn;

    private OnTheMachine(DrawnFacts drawing) {
        this.lab = drawing.topology().name();
        this.machine = drawing.ground().root();
        this.drawn = TopologyCompiler.compile(drawing.topology(), TargetTraits.HOST).state();
    }

    public static NetworkState of(DrawnFacts drawing) {
        return new OnTheMachine(drawing).state();
    }

    private NetworkState state() {
        NamespaceState ours = drawn.root();
        TreeMap<String, Interface> devices = new TreeMap<>(machine.interfaces());
        devices.values().removeIf(device -> lab.equals(device.owner()));
        devices.putAll(ours.interfaces());
        TreeMap<String, String> settings = new TreeMap<>(machine.sysctls());
        settings.putAll(ours.sysctls());
        // What addresses bring is worked out from them, the lab's among them.
        List<RouteEntry> routes = Stream.concat(
                        machine.routes().stream().filter(r -> !r.isAutomatic() && !lab.equals(r.owner())),
                        ours.routes().stream())
                .toList();
        TreeMap<String, String> fresh = new TreeMap<>(machine.sysctls());
        fresh.keySet().removeIf(name -> !name.endsWith(".rp_filter"));
        NamespaceState root = ours.withInterfaces(devices)
                .withRoutes(routes)
                .withSysctls(settings)
                .withNetfilter(new Netfilter(
                        merged(Family.V4), merged(Family.V6), machine.netfilter().beside(),
                        machine.netfilter().foreign()));
        return new NetworkState(drawn.with(root).namespaces(), fresh);
    }

    /** The lab's jumps stand before what was there; what the lab has there already is that of before. */
    private List<Chain> merged(Family family) {
        Map<String, Chain> all = new LinkedHashMap<>();
        for (Chain chain : machine.netfilter().of(family)) {
            if (!chain.name().startsWith(Marks.chains(lab))) {
                List<Rule> theirs = chain.rules().stream()
                        .filter(r -> !r.meaning().comment().equals(Marks.of(lab)))
                        .toList();
                all.put(key(chain), new Chain(chain.table(), chain.name(), chain.policy(), null, theirs));
            }
        }
        for (Chain chain : drawn.root().netfilter().of(family)) {
            all.merge(key(chain), chain, (theirs, ours) -> new Chain(
                    ours.table(),
                    ours.name(),
                    theirs.policy(),
                    null,
                    Stream.concat(ours.rules().stream(), theirs.rules().stream()).toList()));
        }
        return List.copyOf(all.values());
    }

    private static String key(Chain chain) {
        return chain.table().word() + "/" + chain.name();
    }
}
