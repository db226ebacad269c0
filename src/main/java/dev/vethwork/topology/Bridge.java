package dev.vethwork.topology;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A switch. It is an interface of the namespace that it lives in, the host's root namespace or one of its own.
 *
 * @param addresses the host's own on it (of its own namespace when isolated)
 * @param stp whether it speaks the spanning tree protocol
 * @param mtu bytes, null for the kernel's choice
 * @param isolated whether it is drawn to live in a namespace of its own, out of reach of the host's firewall; where it does
 *     live tells {@link #isInRoot()}
 */
@RecordBuilder
public record Bridge(
        String name, Type type, List<InterfaceAddress> addresses, boolean stp, @Nullable Integer mtu, boolean isolated)
        implements BridgeBuilder.With, Node {
    /** Which switch makes it. */
    public enum Type {
        LINUX,
        OPENVSWITCH
    }

    public Bridge {
        Names.device(name);
        addresses = List.copyOf(addresses);
    }

    public static Bridge of(String name) {
        return new Bridge(name, Type.LINUX, List.of(), false, null, false);
    }

    @Override
    public Bridge renamed(String newName) {
        return new Bridge(newName, type, addresses, stp, mtu, isolated);
    }

    /** One of Open vSwitch always does: its switch serves the root namespace alone. */
    @Override
    public boolean isInRoot() {
        return !isolated || type == Type.OPENVSWITCH;
    }
}
