package dev.vethwork.engine;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan reads and writes: where its steps act, and where the other ends of their cables are.
 *
 * @param namespaces all that is in these
 * @param ports with the bridges that they are in: of the root namespace no more than these, unless it is among the
 *     namespaces. There may be thousands of them, and what one does changes nothing in the others.
 */
record Touched(Set<String> namespaces, Set<String> ports) {
    static final Touched NOTHING = new Touched(Set.of(), Set.of());

    Touched {
        namespaces = Set.copyOf(namespaces);
        ports = Set.copyOf(ports);
    }

    /** @param states where cables may be, as they are and as they shall be */
    static Touched by(Plan plan, List<NetworkState> states) {
        Finder finder = new Finder(states);
        plan.steps().forEach(finder::find);
        return new Touched(finder.namespaces, finder.ports);
    }

    boolean covers(Touched other) {
        return namespaces.containsAll(other.namespaces)
                && (namespaces.contains(NetworkState.ROOT) || ports.containsAll(other.ports));
    }

    Touched and(Touched other) {
        return new Touched(union(namespaces, other.namespaces), union(ports, other.ports));
    }

    Touched without(Touched other) {
        Set<String> left = new TreeSet<>(namespaces);
        left.removeAll(other.namespaces);
        return new Touched(left, other.namespaces.contains(NetworkState.ROOT) ? Set.of() : ports);
    }

    /** The namespaces of which anything is read. */
    Set<String> read() {
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

        /** A step's id begins with the namespace and the kind of what it makes, and its name. */
        void find(Step step) {
            String[] words = step.id().split("/", -1);
            String kind = words.length > 1 ? words[1] : "";
            boolean ofLink = words.length > 2 && kind.equals("link");
            boolean bySwitch = step.argv().getFirst().equals("ovs-vsctl");
            // The two ends of a cable are made by one step, of which only one end is in the step's own namespace.
            Stream.of(step.namespace(), words[0]).forEach(namespace -> {
                if (!namespace.equals(NetworkState.ROOT) || bySwitch || !ofLink) {
                    namespaces.add(namespace);
                } else if (namespace.equals(words[0])) {
                    inRoot(words[2]);
                }
            });
            if (ofLink || kind.equals("namespace")) {
                states.forEach(state -> state.namespace(words[0]).ifPresent(space -> peers(space, ofLink ? words[2] : null)));
            }
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

        /** What is no port of a bridge has addresses, and with them routes. */
        private void inRoot(String device) {
            List<Interface> known = states.stream()
                    .flatMap(state -> state.root().device(device).stream())
                    .toList();
            if (known.stream().allMatch(i -> i.kind() == Interface.Kind.VETH && i.master() != null)) {
                ports.add(device);
                known.forEach(i -> ports.add(i.master()));
            } else {
                namespaces.add(NetworkState.ROOT);
            }
        }
    }
}
