package dev.vethwork.plan;

import dev.vethwork.plan.operation.DhcpScript;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The program that asks for an address by DHCP: which of them a machine has. */
public enum DhcpClient {
    UDHCPC("udhcpc", "udhcpc"),
    /** The same one, of a busybox that has no link of this name. */
    BUSYBOX("busybox", "busybox"),
    DHCLIENT("dhclient", "isc-dhcp-client");

    private final String program;
    private final String packageName;

    DhcpClient(String program, String packageName) {
        this.program = program;
        this.packageName = packageName;
    }

    public String program() {
        return program;
    }

    /** What brings it, where it is missing. */
    public String packageName() {
        return packageName;
    }

    /** The command, in words without blanks. */
    public String command(String interfaceName, String node) {
        return String.join(" ", switch (this) {
            case UDHCPC -> udhcpc(List.of("udhcpc"), interfaceName, node);
            case BUSYBOX -> udhcpc(List.of("busybox", "udhcpc"), interfaceName, node);
            case DHCLIENT -> List.of(
                    "dhclient", "-4", "-d", "-cf", DhcpScript.SETTINGS, "-sf", DhcpScript.PATH, "-lf",
                    DhcpScript.LEASES, "-pf", DhcpScript.PID, interfaceName);
        });
    }

    /** What it sees, and nobody else. @param leads whether it may change where the namespace's packets go */
    public SortedMap<String, String> files(String namespace, String node, boolean leads) {
        SortedMap<String, String> files = DhcpScript.files(namespace, leads);
        if (this == DHCLIENT) {
            files.put(DhcpScript.SETTINGS, "send host-name \"" + node + "\";\nretry 1;\ninitial-interval 1;\n");
        }
        return files;
    }

    /** It asks once a second until it is answered, and gives back what it has when it is ended. */
    private static List<String> udhcpc(List<String> program, String interfaceName, String node) {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of(
                "-f", "-R", "-t", "1", "-T", "1", "-A", "1", "-x", "hostname:" + node, "-s", DhcpScript.PATH, "-i",
                interfaceName));
        return words;
    }
}
