package dev.vethwork.explain;

import dev.vethwork.net.Names;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Loopback;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a drawing is to be deployed, as far as it is known: what is wrong on a machine is no trouble in a sandbox, which
 * shares nothing but the kernel with it.
 *
 * @param root the root namespace before the lab is there
 * @param missing what the kernel is known to be without
 */
public record Ground(Kind kind, NamespaceState root, Set<KernelPiece> missing) {
    /** What it is. */
    public enum Kind {
        /** Nobody knows. */
        UNKNOWN,
        SANDBOX,
        /** The machine itself, with what others have there. */
        MACHINE
    }

    /** Where nothing is known but what every kernel does. */
    public static final Ground UNKNOWN =
            new Ground(Kind.UNKNOWN, NamespaceState.empty(NetworkState.ROOT), Set.of());

    private static final String BRIDGE_FILTER = "net.bridge.bridge-nf-call-";

    public Ground {
        missing = Set.copyOf(missing);
    }

    /** The machine, as far as it could be read. */
    public static Ground machine(NetworkState machine, Set<KernelPiece> missing) {
        return new Ground(Kind.MACHINE, machine.root(), missing);
    }

    public static Ground machine(NetworkState machine) {
        return machine(machine, Set.of());
    }

    /**
     * A sandbox on a machine: a root namespace that the kernel has just made.
     *
     * @param machine whose reverse-path filters a new namespace takes over (net.core.devconf_inherit_init_net)
     */
    public static Ground sandbox(NetworkState machine, Set<KernelPiece> missing) {
        TreeMap<String, String> settings = new TreeMap<>();
        machine.root().sysctls().forEach((name, value) -> {
            if (name.endsWith(".rp_filter")) {
                settings.put(name, value);
            } else if (name.startsWith(BRIDGE_FILTER)) {
                // Each namespace has its own, which begins switched on.
                settings.put(name, "1");
            }
        });
        settings.putAll(Map.of("net.ipv4.ip_forward", "0", "net.ipv6.conf.all.forwarding", "0"));
        NamespaceState fresh = NamespaceState.empty(NetworkState.ROOT)
                .with(Interface.of(Names.LOOPBACK, Loopback.INSTANCE, null))
                .withSysctls(settings);
        return new Ground(Kind.SANDBOX, fresh, missing);
    }

    /** Whether its interfaces were read, so that what is not among them is not there. */
    public boolean isRead() {
        return !root.interfaces().isEmpty();
    }
}
