package dev.vethwork.target;

import java.util.List;
import java.util.regex.Pattern;

/** What the tools' best known messages mean, in plain words. */
final class Remedies {
    private record Known(Pattern words, String meaning, String remedy) {
        static Known of(String words, String meaning, String remedy) {
            return new Known(Pattern.compile(words, Pattern.CASE_INSENSITIVE), meaning, remedy);
        }
    }

    private static final List<Known> ALL = List.of(
            Known.of(
                    "Specified qdisc kind is unknown.*",
                    "this kernel has no queue of that kind (netem, for delay and loss)",
                    "draw no delay and no loss, or use a kernel with the module sch_netem"),
            Known.of(
                    "Unknown device type|Operation not supported",
                    "this kernel lacks what the command needs",
                    "load the kernel's module for it, or draw it another way"),
            Known.of("File exists", "there is one of that name already", "rename yours, or remove the other one"),
            Known.of(
                    "Cannot find device|No such device",
                    "there is no interface of that name",
                    "correct the name, or draw the interface"),
            Known.of(
                    "Nexthop has invalid gateway|Network is unreachable|Gateway can not be|No route to host",
                    "the gateway is in no subnet of the node's own",
                    "give the node an address with the prefix length of the gateway's subnet, or correct the gateway"),
            Known.of("exchange full|Exchange full|Too many open files in system", "the bridge has all 1023 ports that the kernel allows", "spread the cables over two bridges"),
            Known.of("Operation not permitted|Permission denied", "the kernel did not permit it", "use the sandbox, or run as root"),
            Known.of(
                    "Invalid prefix for given prefix length",
                    "the destination has bits set behind its prefix length",
                    "write the network's own address, such as 192.168.15.0/24"),
            Known.of("Invalid argument", "the kernel refused a value of it", "look at the addresses and numbers of the element"),
            Known.of("No chain/target/match by that name", "this kernel lacks a match or target of iptables", "load the kernel's module for it"),
            Known.of("ovs-vsctl: .*database connection failed", "Open vSwitch does not run", "start it with: systemctl start openvswitch-switch"),
            Known.of("No such file or directory", "a file or setting of that name is not there", "correct the name"),
            Known.of("Device or resource busy", "something still uses it", "end what uses it, then try again"));

    private Remedies() {}

    /** What it means; the tool's own first line where it is not known. */
    static String meaning(String stderr) {
        return ALL.stream()
                .filter(k -> k.words().matcher(stderr).find())
                .map(Known::meaning)
                .findFirst()
                .orElse(firstLine(stderr));
    }

    static String remedy(String stderr) {
        return ALL.stream()
                .filter(k -> k.words().matcher(stderr).find())
                .map(Known::remedy)
                .findFirst()
                .orElse("read the command's own words, correct the element, and deploy again");
    }

    private static String firstLine(String stderr) {
        return stderr.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Command failed"))
                .findFirst()
                .orElse("it gave no reason");
    }
}
