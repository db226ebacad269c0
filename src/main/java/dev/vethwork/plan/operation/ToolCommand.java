package dev.vethwork.plan.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A command, apart from where it runs.
 *
 * @param namespace where the tool runs; empty for the root namespace
 * @param words what follows the tool's name, and what says where it runs
 */
public record ToolCommand(Tool tool, String namespace, List<String> words) {
    public ToolCommand {
        words = List.copyOf(words);
    }

    static ToolCommand ip(String namespace, List<String> words) {
        return new ToolCommand(Tool.IP, namespace, words);
    }

    static ToolCommand ip(String namespace, String... words) {
        return new ToolCommand(Tool.IP, namespace, List.of(words));
    }

    static ToolCommand ovs(List<String> words) {
        return new ToolCommand(Tool.OVS_VSCTL, "", words);
    }

    /** As a person types it: {@code ip -n red …}, {@code ip netns exec red iptables …}. */
    public List<String> argv() {
        if (namespace.isEmpty()) {
            return there();
        }
        List<String> argv = new ArrayList<>(words.size() + 4);
        switch (tool) {
            case IP_V6 -> {
                argv.addAll(List.of(tool.program(), "-6", "-n", namespace));
                argv.addAll(words);
            }
            case IP, TC, BRIDGE -> {
                argv.addAll(List.of(tool.program(), "-n", namespace));
                argv.addAll(words);
            }
            case WG, IPTABLES, IP6TABLES, NFT, SYSCTL, OVS_VSCTL, KILL, RESOLVER, SERVICE, UPLINK -> {
                argv.addAll(List.of("ip", "netns", "exec", namespace));
                argv.addAll(there());
            }
        }
        return argv;
    }

    /** As it is typed in the namespace itself. */
    public List<String> there() {
        if (tool == Tool.SERVICE || tool == Tool.RESOLVER || tool == Tool.UPLINK) {
            return words;
        }
        List<String> argv = new ArrayList<>(words.size() + 1);
        argv.add(tool.program());
        if (tool == Tool.IP_V6) {
            argv.add("-6");
        }
        argv.addAll(words);
        return argv;
    }
}
