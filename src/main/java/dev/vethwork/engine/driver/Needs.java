package dev.vethwork.engine.driver;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.ResolverOperation;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.operation.StartUplink;
import dev.vethwork.plan.operation.StopService;
import dev.vethwork.plan.operation.Tool;
import dev.vethwork.state.DhcpService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tools that a plan needs, looked for before anything runs. */
public final class Needs {
    private Needs() {}

    public static void check(List<Step> steps, Set<String> there) throws TargetException {
        TreeSet<String> missing = new TreeSet<>();
        steps.forEach(step -> missing.addAll(tools(step.operation())));
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    public static TargetException missing(Set<String> tools) {
        return Trouble.of(
                        TargetException.Kind.MISSING,
                        tools.size() == 1 ? "missing" : "missing.several",
                        List.copyOf(tools),
                        tools.stream().map(Needs::packageOf).distinct().sorted().toList())
                .exception();
    }

    private static Set<String> tools(Operation operation) {
        return switch (operation) {
            case StartService service -> tools(service);
            case StopService _, ResolverOperation _ -> Set.of();
            case StartUplink uplink -> Set.of(uplink.program().getFirst());
            default -> tools(operation.command().tool());
        };
    }

    /** A program that is drawn is the drawing's own business; one that this program starts for it is not. */
    private static Set<String> tools(StartService service) {
        if (DhcpService.device(service.service()).isPresent()) {
            return Set.of(service.program().getFirst());
        }
        return service.user() == null ? Set.of() : Set.of("setpriv");
    }

    private static Set<String> tools(Tool tool) {
        return tool == Tool.OVS_VSCTL ? Set.of(tool.program(), "ovs-vswitchd") : Set.of(tool.program());
    }

    /** The package of Debian's that has a tool in it. */
    public static String packageOf(String tool) {
        return switch (tool) {
            case "iptables", "ip6tables" -> "iptables";
            case "nft" -> "nftables";
            case "sysctl" -> "procps";
            case "ovs-vsctl", "ovs-vswitchd", "ovsdb-server" -> "openvswitch-switch";
            case "pasta" -> "passt";
            case "slirp4netns" -> "slirp4netns";
            case "flock", "setpriv", "unshare", "nsenter", "setsid" -> "util-linux";
            case "wg" -> "wireguard-tools";
            case "udhcpc", "busybox" -> "udhcpc";
            case "dhclient" -> "isc-dhcp-client";
            case "sudo" -> "sudo";
            case "dumpcap" -> "wireshark-common";
            default -> "iproute2";
        };
    }
}
