package dev.vethwork.engine.registry;

import dev.vethwork.plan.Adopted;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of an observed state that a lab owns, as something that can be asked for again: what a roll-back wants. */
public final class OwnedState {
    private OwnedState() {}

    /** @param traits of the place: a sandbox's own loopback is the lab's */
    public static Compiled of(
            String lab, TargetTraits traits, NetworkState observed, Elements elements, Registry registry) {
        TreeMap<String, NamespaceState> owned = new TreeMap<>();
        Map<String, SortedMap<String, String>> changed = registry.changed();
        for (NamespaceState namespace : observed.namespaces().values()) {
            if (namespace.isRoot()) {
                owned.put(NetworkState.ROOT, root(lab, traits, namespace, registry));
            } else if (lab.equals(namespace.owner())) {
                owned.put(
                        namespace.name(),
                        own(namespace, changed.getOrDefault(namespace.name(), new TreeMap<>()).keySet())
                                .withProcesses(services(namespace, registry)));
            }
        }
        Compiled all = new Compiled(lab, new NetworkState(owned, NetworkState.EMPTY.fresh()), elements);
        NamespaceState root = owned.get(NetworkState.ROOT);
        return root == null || !isNothing(all)
                ? all
                : new Compiled(lab, all.state().with(root.withInterfaces(new TreeMap<>())), elements);
    }

    /**
     * Of its settings those that the lab has changed, of its neighbours those that were put there, and of an adopted one nothing that
     * was in it before.
     */
    private static NamespaceState own(NamespaceState there, Set<String> changed) {
        NamespaceState namespace =
                there.withNeighbors(there.neighbors().stream().filter(Neighbor::isPermanent).toList());
        NamespaceState theirs = namespace.adopted();
        TreeMap<String, String> settings = new TreeMap<>(namespace.sysctls());
        if (theirs == null) {
            // Whether it forwards is always drawn, although it may have been so from the beginning.
            settings.keySet().removeIf(name -> !Overwriting.isForwarding(name) && !changed.contains(name));
            return namespace.withSysctls(settings);
        }
        settings.keySet().retainAll(theirs.sysctls().keySet());
        return Adopted.own(namespace).withSysctls(settings).withAdopted(null);
    }

    private static NamespaceState root(String lab, TargetTraits traits, NamespaceState root, Registry registry) {
        TreeMap<String, Interface> devices = new TreeMap<>(root.interfaces());
        // A sandbox's loopback carries no mark. What it was is given back also where nothing was drawn for it.
        devices.replaceAll((_, device) -> traits.rootIsOurs() && device.kind().isLoopback() ? device.withOwner(lab) : device);
        devices.values().removeIf(device -> !lab.equals(device.owner()));
        TreeMap<String, String> settings = new TreeMap<>();
        root.sysctls().forEach((name, value) -> {
            boolean remembered = root.sysctls().containsKey(Marks.ORIGINAL_SYSCTL + name);
            boolean setBesides = Overwriting.by(name).isPresent();
            if (remembered && (!setBesides || registry.settings().contains(". " + name))) {
                settings.put(name, value);
            }
        });
        return NamespaceState.empty(NetworkState.ROOT)
                .withInterfaces(devices)
                .withRoutes(root.routes().stream().filter(r -> lab.equals(r.owner())).toList())
                .withRules(root.rules().stream().filter(r -> lab.equals(r.owner())).toList())
                .withNeighbors(root.neighbors().stream()
                        .filter(n -> n.isPermanent() && n.protocol().equals(Marks.ROUTE_PROTOCOL))
                        .filter(n -> devices.containsKey(n.interfaceName()))
                        .toList())
                .withProxies(root.proxies().stream()
                        .filter(p -> p.protocol().equals(Marks.ROUTE_PROTOCOL) && devices.containsKey(p.interfaceName()))
                        .toList())
                .withNetfilter(new Netfilter(
                        chains(lab, root.netfilter().v4()), chains(lab, root.netfilter().v6())))
                .withSysctls(settings)
                .withProcesses(services(root, registry));
    }

    /** As every sandbox has it from its birth. */
    private static boolean isUnusedLoopback(Interface device) {
        return device.kind().isLoopback()
                && device.up()
                && device.addresses().stream().allMatch(a -> a.address().isLoopback());
    }

    private static List<Netfilter.Chain> chains(String lab, List<Netfilter.Chain> all) {
        return all.stream()
                .map(chain -> new Netfilter.Chain(
                        chain.table(),
                        chain.name(),
                        chain.policy(),
                        chain.owner(),
                        chain.rules().stream().filter(r -> lab.equals(r.owner())).toList()))
                .filter(chain -> lab.equals(chain.owner()) || !chain.rules().isEmpty())
                .toList();
    }

    /** With the commands that they were started with: of a running process the words are known, and not their limits. */
    private static List<ProcessEntry> services(NamespaceState namespace, Registry registry) {
        return namespace.processes().stream()
                .filter(p -> p.service() != null)
                .map(p -> {
                    Registry.Service started = registry.services().get(namespace.name() + " " + p.service());
                    String command = started == null || started.command().isEmpty() ? p.command() : started.command();
                    return new ProcessEntry(
                            p.pid(),
                            p.innerPid(),
                            command,
                            p.service(),
                            p.pidNamespace(),
                            p.root(),
                            started == null ? p.files() : started.files());
                })
                .toList();
    }

    /** Whether a lab has nothing here. */
    public static boolean isNothing(Compiled owned) {
        SortedMap<String, NamespaceState> all = owned.state().namespaces();
        NamespaceState root = owned.state().root();
        return all.keySet().stream().allMatch(String::isEmpty)
                && root.interfaces().values().stream().allMatch(OwnedState::isUnusedLoopback)
                && root.routes().isEmpty()
                && root.rules().isEmpty()
                && root.netfilter().equals(Netfilter.EMPTY)
                && root.processes().isEmpty();
    }
}
