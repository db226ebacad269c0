package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A switch. It is an interface of the namespace that it lives in.
 *
 * @param addresses on it, of the node in whose namespace it lives
 * @param stp whether it speaks the spanning tree protocol
 * @param mtu bytes, null for the kernel's choice
 * @param site where it is drawn to be; where it does live tells {@link #home()}
 * @param vlanFiltering whether it tells VLANs apart; of Open vSwitch each does
 * @param mac null for one that the kernel makes up
 * @param up whether it is switched on
 */
@RecordBuilder
public record Bridge(
        String name, Type type, List<InterfaceAddress> addresses, boolean stp, @Nullable Integer mtu, Site site, boolean vlanFiltering, @Nullable Mac mac, boolean up)
        implements BridgeBuilder.With, Node {
    /** Which switch makes it. */
    public enum Type {
        LINUX,
        OPENVSWITCH
    }

    public Bridge {
        Names.device(name);
        addresses = List.copyOf(addresses);
        if (type == Type.OPENVSWITCH && site instanceof Site.Inside inside) {
            throw BadValue.of("drawing.openVSwitchInside", name, inside.node());
        }
    }

    public static Bridge of(String name) {
        return new Bridge(name, Type.LINUX, List.of(), false, null, Site.HOST, false, null, true);
    }

    @Override
    public Bridge renamed(String newName) {
        return new Bridge(newName, type, addresses, stp, mtu, site, vlanFiltering, mac, up);
    }

    /** One of Open vSwitch is always in the root namespace: its switch serves that alone. */
    @Override
    public Home home() {
        if (type == Type.OPENVSWITCH) {
            return Home.ROOT;
        }
        return switch (site) {
            case Site.OfHost _ -> Home.ROOT;
            case Site.Isolated _ -> new Home(name);
            case Site.Inside inside -> new Home(inside.node());
        };
    }

    /** The node in whose namespace it is drawn; empty where it is the host's or its own. */
    public Optional<String> inside() {
        return site instanceof Site.Inside inside ? Optional.of(inside.node()) : Optional.empty();
    }

    /** Whether its ports can be in VLANs. */
    public boolean tellsVlansApart() {
        return vlanFiltering || type == Type.OPENVSWITCH;
    }

    public boolean isolated() {
        return site.equals(Site.ISOLATED);
    }
}
