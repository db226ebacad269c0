package dev.vethwork.engine.observe;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.operation.AddressOperation;
import dev.vethwork.plan.operation.GiveBack;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.NamespaceOperation;
import dev.vethwork.plan.operation.NeighborOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.ProxyOperation;
import dev.vethwork.plan.operation.ResolverOperation;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.RoutingRuleOperation;
import dev.vethwork.plan.operation.RuleOperation;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.ShapingOperation;
import dev.vethwork.plan.operation.TakeDevice;
import dev.vethwork.plan.operation.Tool;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a plan reads and writes: where its steps act, and where the other ends of their cables are.
 *
 * @param namespaces all that is in these
 * @param ports with the bridges that they are in: of the root namespace no more than these, unless it is among the
 *     namespaces. There may be thousands of them, and what one does changes nothing in the others.
 */
public record Touched(Set<String> namespaces, Set<String> ports) {
    public static final Touched NOTHING = new Touched(Set.of(), Set.of());

    public Touched {
        namespaces = Set.copyOf(namespaces);
        ports = Set.copyOf(ports);
    }

    /** @param states where cables may be, as they are and as they shall be */
    public static Touched by(Plan plan, List<NetworkState> states) {
        Finder finder = new Finder(states);
        plan.steps().forEach(step -> finder.find(step.operation()));
        return new Touched(finder.namespaces, finder.ports);
    }

    public boolean covers(Touched other) {
        return namespaces.containsAll(other.namespaces)
                && (namespaces.contains(NetworkState.ROOT) || ports.containsAll(other.ports));
    }

    public Touched and(Touched other) {
        return new Touched(union(namespaces, other.namespaces), union(ports, other.ports));
    }

    public Touched without(Touched other) {
        Set<String> left = new TreeSet<>(namespaces);
        left.removeAll(other.namespaces);
        return new Touched(left, other.namespaces.contains(NetworkState.ROOT) ? Set.of() : ports);
    }

    /** The namespaces of which anything is read. */
    public Set<String> read() {
        return ports.isEmpty() ? namespaces : union(namespaces, Set.of(NetworkState.ROOT));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private record Finder(List<NetworkState> states, Set<String> namespaces, Set<String> ports) {
        Finder(List<NetworkState> states) {
            this(states, new TreeSet<>(), new TreeSet<>());
        }

        void find(Operation operation) {
            switch (operation) {
                case TakeDevice _, GiveBack _ -> {
                    acts(operation);
                    namespaces.add(NetworkState.ROOT);
                }
                case LinkOperation link -> {
                    find(link);
                    peers(link.home(), link.link().name());
                    onTop(link.home(), link.link().name());
                }
                case NamespaceOperation namespace -> {
                    acts(namespace);
                    peers(namespace.home(), null);
                    onTop(namespace.home(), null);
                }
                case AddressOperation _, RouteOperation _, NeighborOperation _, RoutingRuleOperation _, RuleOperation _ -> acts(operation);
                case SettingOperation _, ShapingOperation _, ServiceOperation _, ResolverOperation _, ProxyOperation _ -> acts(operation);
            }
        }

        private void acts(Operation operation) {
            namespaces.add(operation.namespace());
            namespaces.add(operation.home());
        }

        /** What Open vSwitch does, and VLANs of ports, nothing but the whole namespace shows. */
        private void find(LinkOperation operation) {
            Tool tool = operation.command().tool();
            if (tool == Tool.OVS_VSCTL || tool == Tool.BRIDGE) {
                acts(operation);
            } else if (operation.link().isInRoot()) {
                inRoot(operation.link().name());
            } else {
                namespaces.add(operation.home());
            }
        }

        private void peers(String namespace, @Nullable String only) {
            states.forEach(state -> state.namespace(namespace).ifPresent(space -> peers(space, only)));
        }

        private void peers(NamespaceState space, @Nullable String only) {
            space.interfaces().values().stream()
                    .filter(device -> only == null || device.name().equals(only))
                    .map(Interface::peer)
                    .filter(peer -> peer != null)
                    .forEach(peer -> {
                        if (peer.namespace().equals(NetworkState.ROOT) && !peer.interfaceName().isEmpty()) {
                            inRoot(peer.interfaceName());
                        } else {
                            namespaces.add(peer.namespace());
                        }
                    });
        }

        /** What stands on it in other namespaces goes with it, and is as big as it at most. */
        private void onTop(String namespace, @Nullable String only) {
            states.forEach(state -> state.namespaces().forEach((name, space) -> space.interfaces().values().stream()
                    .map(device -> device.kind().below())
                    .filter(below -> below != null && below.namespace().equals(namespace))
                    .filter(below -> only == null || below.interfaceName().equals(only))
                    .forEach(_ -> namespaces.add(name))));
        }

        /** What is no port of a bridge has addresses, and with them routes. */
        private void inRoot(String device) {
            List<Interface> known = states.stream()
                    .flatMap(state -> state.root().device(device).stream())
                    .toList();
            if (known.stream().allMatch(i -> i.kind().isCable() && i.master() != null)) {
                ports.add(device);
                known.forEach(i -> ports.add(i.master()));
            } else {
                namespaces.add(NetworkState.ROOT);
            }
        }
    }
}
