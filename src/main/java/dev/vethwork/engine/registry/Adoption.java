package dev.vethwork.engine.registry;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Sections;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Compiled;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes namespaces of somebody else's into a lab, those that were asked for by name and no other. Nothing is written down
 * here: that is done before the first command.
 *
 * @param registry with the namespaces that are adopted now
 * @param names of these
 */
public record Adoption(Registry registry, Set<String> names) {
    public static Adoption of(DriverShell shell, String lab, Compiled desired, Registry registry) throws TargetException {
        if (desired.adopt().isEmpty()) {
            return new Adoption(registry, Set.of());
        }
        Sections sections = shell.sections("owners", "", "");
        Inodes now = Inodes.parse(sections.text("inodes"));
        TreeMap<String, String> namespaces = new TreeMap<>(registry.namespaces());
        TreeMap<String, NamespaceState> adopted = new TreeMap<>(registry.adopted());
        Set<String> names = new TreeSet<>();
        TreeMap<String, NamespaceState> given = new TreeMap<>(registry.given());
        if (desired.adopt().contains(NetworkState.ROOT) && !given.containsKey(NetworkState.ROOT) && !registry.isEmpty()) {
            // What is there by now may be the lab's own.
            throw refused("adopt.late");
        }
        desired.given().forEach(given::putIfAbsent);
        for (String name : new TreeSet<>(desired.adopt())) {
            if (name.isEmpty()) {
                continue;
            }
            Inodes.Identity identity = now.byName().get(name);
            if (!desired.state().namespaces().containsKey(name)) {
                throw refused("adopt.undrawn", name);
            }
            if (identity == null) {
                throw refused("adopt.none", name);
            }
            if (!now.agree(name, registry.namespaces().getOrDefault(name, ""))) {
                refuseOwned(name, identity, now, sections, lab);
                namespaces.put(name, identity.text());
                adopted.put(name, NamespaceState.empty(name));
                names.add(name);
            }
        }
        return new Adoption(
                registry.withNamespaces(namespaces).withAdopted(adopted).withGiven(given), Set.copyOf(names));
    }

    private static void refuseOwned(String name, Inodes.Identity identity, Inodes now, Sections sections, String lab)
            throws TargetException {
        for (Map.Entry<String, Inodes.Identity> other : now.byName().entrySet()) {
            if (!other.getKey().equals(name) && other.getValue().inode() == identity.inode()) {
                throw other.getKey().isEmpty()
                        ? refused("adopt.machine", name)
                        : refused("adopt.twice", name, other.getKey());
            }
        }
        for (Sections.Section other : sections.named("lab")) {
            boolean has = now.agree(name, Registry.parse(other.text()).namespaces().getOrDefault(name, ""));
            if (has && !other.namespace().equals(lab)) {
                throw refused("adopt.owned", name, other.namespace());
            }
        }
    }

    private static TargetException refused(String key, Object... arguments) {
        return Trouble.of(TargetException.Kind.CONFLICT, key, arguments).exception();
    }

    /** With what was in the adopted namespaces, as it was read, written down as theirs. */
    public Adoption with(NetworkState read) {
        TreeMap<String, NamespaceState> adopted = new TreeMap<>(registry.adopted());
        names.forEach(name -> read.namespace(name).ifPresent(there -> adopted.put(name, theirs(there))));
        return new Adoption(registry.withAdopted(adopted), names);
    }

    private static NamespaceState theirs(NamespaceState there) {
        return NamespaceState.empty(there.name())
                .withInterfaces(there.interfaces())
                .withRoutes(there.routes().stream().filter(r -> !r.table().equals(RouteTable.LOCAL)).toList())
                .withRules(there.rules())
                .withNeighbors(there.neighbors().stream().filter(Neighbor::isPermanent).toList())
                .withNetfilter(there.netfilter().withBeside(List.of()));
    }

    /** What was read, with that. */
    public NetworkState seen(NetworkState read) {
        NetworkState seen = read.withGiven(registry.given());
        for (String name : names) {
            NamespaceState there = read.namespaces().get(name);
            NamespaceState theirs = registry.adopted().get(name);
            if (there != null && theirs != null) {
                seen = seen.with(there.withAdopted(theirs));
            }
        }
        return seen;
    }

    /** What was read, without what the lab did not have before. */
    public NetworkState before(NetworkState read) {
        NetworkState before = read;
        for (String name : names) {
            before = before.without(name);
        }
        return before;
    }
}
