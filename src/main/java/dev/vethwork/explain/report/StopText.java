package dev.vethwork.explain.report;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Messages;

import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.Objects;

/** Why a walk from one node to another ended, as a clause of a sentence. */
public record StopText(String from, String to, DrawnNames names, PulledCables pulled) {
    public String of(Stop stop) {
        return Messages.text(
                key(stop),
                from,
                to,
                names.node(stop.namespace()),
                Objects.requireNonNullElse(stop.device(), ""),
                Addresses.text(stop.packet().source()),
                Addresses.text(stop.packet().destination()),
                Addresses.text(Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination())),
                detail(stop),
                names.of(stop.namespace(), stop.device()),
                stop.packet().size(),
                behind(stop));
    }

    /** Why the sender is not told. */
    private String behind(Stop stop) {
        Stop behind = stop.behind();
        return behind == null ? "" : of(behind);
    }

    /** Whether it begins with a node's name, which keeps its case. */
    public boolean beginsWithName(Stop stop) {
        return Messages.text(key(stop)).startsWith("{");
    }

    private String key(Stop stop) {
        String key = "explain." + stop.cause() + (pulled.otherEnd(stop).isPresent() ? ".cable" : variant(stop));
        return Messages.has(key) ? key : "explain." + stop.cause();
    }

    /** Which of the cause's sentences it is. */
    private static String variant(Stop stop) {
        String own = ofCause(stop);
        return own.isEmpty() && stop.detail().isEmpty() ? ".plain" : own;
    }

    private static String ofCause(Stop stop) {
        boolean detailed = !stop.detail().isEmpty();
        return switch (stop.cause()) {
            case NOT_LISTENING -> unheard(stop);
            case IPV6_OFF -> V6Switch.isSetting(stop.detail()) ? "" : ".mtu";
            case NO_SUCH_ADDRESS -> detailed ? ".broadcast" : "";
            case FIREWALL -> stop.nextHop() != null ? ".astray" : filtered(stop.packet());
            case NO_ADDRESS -> stop.nextHop() != null ? ".neighbor" : detailed ? "." + stop.detail() : "";
            case PORTS_APART, ARP_IGNORED, NO_PROXY -> "." + stop.detail();
            case TUNNEL_MISMATCH -> stop.detail().equals(Tunnel.TO_ITSELF) ? ".itself" : "";
            case PORT_DOWN -> detailed ? "." + stop.detail() : "";
            case BLACKHOLE -> stop.detail().startsWith(RuleText.BEGIN) ? ".rule" : "";
            case NO_ROUTE -> detailed ? "." + stop.detail() : "";
            case NO_ROUTE_BACK -> detailed ? ".renumbered" : stop.nextHop() != null ? ".another" : "";
            case REVERSE_PATH_FILTER -> detailed ? ".own" : "";
            case UNKNOWN_MATCH -> stop.detail().endsWith("-save") ? ".unread" : "";
            case BRIDGE_NETFILTER -> !detailed ? ".turned" : stop.packet().family() == Family.V6 ? ".v6" : "";
            case TTL_EXCEEDED -> stop.device() == null ? ".rule" : stop.behind() != null ? ".ruled" : "";
            case PMTU_BLACK_HOLE -> untold(stop);
            default -> "";
        };
    }

    private static String unheard(Stop stop) {
        if (stop.packet().protocol() == Protocol.ICMP) {
            return ".ping";
        }
        if (stop.device() == null && stop.detail().contains(":")) {
            return ".bound";
        }
        return stop.device() != null ? ".vrf" : stop.nextHop() != null ? ".forwarded" : "";
    }

    private static String filtered(Packet packet) {
        if (packet.isNeighborDiscovery()) {
            return ".neighbor";
        }
        if (!packet.isFollowing()) {
            return "";
        }
        return packet.stage() == Packet.Stage.HALF_HEARD ? ".halfHeard" : ".following";
    }

    private static String untold(Stop stop) {
        if (stop.behind() != null && stop.behind().cause() == Cause.PMTU_BLACK_HOLE) {
            return stop.packet().protocol() == Protocol.TCP ? ".own" : ".noted";
        }
        return stop.nextHop() != null ? ".tunnel" : stop.packet().protocol() == Protocol.TCP ? ".tcp" : "";
    }

    /** A namespace in the detail is shown as the node that it is. */
    private String detail(Stop stop) {
        return switch (stop.cause()) {
            case NOT_ON_SEGMENT, DUPLICATE_ADDRESS -> names.node(stop.detail());
            case TTL_EXCEEDED -> stop.device() == null ? stop.detail() : names.node(stop.detail());
            case INTERFACE_DOWN, PORT_DOWN -> pulled.otherEnd(stop)
                    .map(other -> names.of(other.namespace(), other.interfaceName()))
                    .orElse(stop.detail());
            default -> stop.detail();
        };
    }
}
