package dev.vethwork.drift.machine;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the nodes of the drawing are called. A name is what a node is known by there, so that of two bridges of one name, in
 * two namespaces, the second gets another. Namespaces keep theirs: the machine as it was read has them by the same.
 */
final class NodeNames {
    private final Map<String, String> spaces = new HashMap<>();
    private final Map<Place, String> switches = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    static NodeNames of(List<NamespaceState> drawn, Account account) {
        NodeNames names = new NodeNames();
        List<NamespaceState> inner = drawn.stream().filter(s -> !s.isRoot()).toList();
        inner.forEach(s -> {
            String name = names.free(s.name());
            names.spaces.put(s.name(), name);
            if (Devices.isAlone(s)) {
                names.switches.put(new Place(s.name(), s.name()), name);
            }
        });
        names.spaces.put(NetworkState.ROOT, names.free("host"));
        drawn.forEach(s -> names.addSwitches(s, account));
        return names;
    }

    private void addSwitches(NamespaceState space, Account account) {
        for (Interface device : space.interfaces().values()) {
            if (Devices.isSwitch(device) && bridge(space.name(), device.name()).isEmpty()) {
                try {
                    String name = free(Names.device(device.name()));
                    switches.put(new Place(space.name(), device.name()), name);
                } catch (BadValue e) {
                    account.missing(space(space.name()) + ":" + device.name(), e);
                }
            }
        }
    }

    /** This name, where nothing else has it yet. */
    String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /** The node that is a namespace. */
    String space(String namespace) {
        return spaces.getOrDefault(namespace, namespace);
    }

    /** The node that is a switch; empty where that is not drawn. */
    Optional<String> bridge(String namespace, String device) {
        return Optional.ofNullable(switches.get(new Place(namespace, device)));
    }
}
