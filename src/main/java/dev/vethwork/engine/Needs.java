package dev.vethwork.engine;

import dev.vethwork.plan.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tools that a plan needs, looked for before anything runs. */
final class Needs {
    private Needs() {}

    static void check(List<Step> steps, Set<String> there) throws TargetException {
        TreeSet<String> missing = new TreeSet<>();
        steps.forEach(step -> missing.addAll(tools(Words.of(step))));
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    static TargetException missing(Set<String> tools) {
        return Trouble.of(
                        TargetException.Kind.MISSING,
                        tools.size() == 1 ? "missing" : "missing.several",
                        List.copyOf(tools),
                        tools.stream().map(Needs::packageOf).distinct().sorted().toList())
                .exception();
    }

    private static Set<String> tools(Words words) {
        return switch (words.kind()) {
            case IP -> Set.of("ip");
            case TC -> Set.of("tc");
            case IPTABLES -> Set.of("iptables");
            case IP6TABLES -> Set.of("ip6tables");
            case SYSCTL -> Set.of("sysctl");
            case OVS -> Set.of("ovs-vsctl", "ovs-vswitchd");
            case SPAWN -> words.argv().contains("setpriv") ? Set.of("setpriv") : Set.of();
            case EXEC, STOP, SIDE_BY_SIDE -> Set.of();
        };
    }

    private static String packageOf(String tool) {
        return switch (tool) {
            case "iptables", "ip6tables" -> "iptables";
            case "sysctl" -> "procps";
            case "ovs-vsctl", "ovs-vswitchd", "ovsdb-server" -> "openvswitch-switch";
            case "flock", "setpriv" -> "util-linux";
            default -> "iproute2";
        };
    }
}
