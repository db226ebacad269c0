package dev.vethwork.engine;

import dev.vethwork.plan.Step;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A step's command without what says where it runs.
 *
 * @param namespace from {@code ip -n X} or {@code ip netns exec X}; empty for the root namespace
 * @param argv the rest; for ip and tc without the tool's own name
 */
record Words(Batch.Kind kind, String namespace, List<String> argv) {
    /** A word that the batch readers of ip, tc and iptables-restore take as it is: no blank, quote, backslash or #. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:,/+@%=!-]+");

    static Words of(Step step) {
        List<String> argv = step.argv();
        if (step.phase() == Step.Phase.SERVICES && step.action() != Step.Action.DELETE && !argv.getFirst().equals("kill")) {
            return new Words(Batch.Kind.SPAWN, step.namespace(), argv);
        }
        if (argv.size() > 4 && argv.subList(0, 3).equals(List.of("ip", "netns", "exec"))) {
            return inside(argv.get(3), argv.subList(4, argv.size()));
        }
        return inside("", argv);
    }

    private static Words inside(String namespace, List<String> argv) {
        return switch (argv.getFirst()) {
            case "ip" -> tool(Batch.Kind.IP, namespace, argv);
            case "tc" -> tool(Batch.Kind.TC, namespace, argv);
            case "iptables" -> rules(Batch.Kind.IPTABLES, namespace, argv);
            case "ip6tables" -> rules(Batch.Kind.IP6TABLES, namespace, argv);
            case "sysctl" -> settings(namespace, argv);
            case "ovs-vsctl" -> new Words(Batch.Kind.OVS, namespace, argv);
            case "kill" -> new Words(Batch.Kind.STOP, namespace, argv);
            default -> new Words(Batch.Kind.EXEC, namespace, argv);
        };
    }

    private static Words tool(Batch.Kind kind, String namespace, List<String> argv) {
        boolean named = argv.size() > 3 && argv.get(1).equals("-n") && namespace.isEmpty();
        List<String> rest = argv.subList(named ? 3 : 1, argv.size());
        boolean plain = !rest.getFirst().startsWith("-") && rest.stream().allMatch(w -> PLAIN.matcher(w).matches());
        return plain ? new Words(kind, named ? argv.get(2) : namespace, rest) : new Words(Batch.Kind.EXEC, namespace, argv);
    }

    private static Words rules(Batch.Kind kind, String namespace, List<String> argv) {
        List<String> rest = argv.subList(1, argv.size());
        boolean waits = !rest.isEmpty() && rest.getFirst().equals("-w");
        List<String> words = waits ? rest.subList(1, rest.size()) : rest;
        boolean plain = words.stream().allMatch(w -> PLAIN.matcher(w).matches());
        return plain ? new Words(kind, namespace, words) : new Words(Batch.Kind.EXEC, namespace, argv);
    }

    private static Words settings(String namespace, List<String> argv) {
        return argv.size() == 3 && argv.get(1).equals("-w")
                ? new Words(Batch.Kind.SYSCTL, namespace, argv)
                : new Words(Batch.Kind.EXEC, namespace, argv);
    }
}
