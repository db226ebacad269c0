package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.bridging.Brctl;
import dev.vethwork.format.importing.command.bridging.OvsVsctl;
import dev.vethwork.format.importing.command.firewall.Iptables;
import dev.vethwork.format.importing.command.firewall.IptablesRestore;
import dev.vethwork.format.importing.command.firewall.Nft;
import dev.vethwork.format.importing.command.ip.BridgeCommand;
import dev.vethwork.format.importing.command.ip.IpCommand;
import dev.vethwork.format.importing.command.ip.Tc;
import dev.vethwork.format.importing.command.nettools.Ifconfig;
import dev.vethwork.format.importing.command.nettools.RouteCommand;
import dev.vethwork.format.importing.command.nettools.Vconfig;
import dev.vethwork.format.importing.command.system.Daemon;
import dev.vethwork.format.importing.command.system.DhcpClientCommand;
import dev.vethwork.format.importing.command.system.Docker;
import dev.vethwork.format.importing.command.system.Ethtool;
import dev.vethwork.format.importing.command.system.Incus;
import dev.vethwork.format.importing.command.system.LinkFile;
import dev.vethwork.format.importing.command.system.Lxc;
import dev.vethwork.format.importing.command.system.Sysctl;
import dev.vethwork.format.importing.command.wireguard.Wg;
import dev.vethwork.net.Family;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The programs that are understood, by their names. */
final class KnownCommands {
    private static final Map<String, ScriptCommand> ALL = Map.ofEntries(
            Map.entry("ip", new IpCommand()),
            Map.entry("iptables", new Iptables(Family.V4)),
            Map.entry("iptables-legacy", new Iptables(Family.V4)),
            Map.entry("iptables-nft", new Iptables(Family.V4)),
            Map.entry("ip6tables", new Iptables(Family.V6)),
            Map.entry("ip6tables-legacy", new Iptables(Family.V6)),
            Map.entry("iptables-restore", new IptablesRestore(Family.V4)),
            Map.entry("ip6tables-restore", new IptablesRestore(Family.V6)),
            Map.entry("nft", new Nft()),
            Map.entry("sysctl", new Sysctl()),
            Map.entry("tc", new Tc()),
            Map.entry("bridge", new BridgeCommand()),
            Map.entry("brctl", new Brctl()),
            Map.entry("ifconfig", new Ifconfig()),
            Map.entry("route", new RouteCommand()),
            Map.entry("vconfig", new Vconfig()),
            Map.entry("ovs-vsctl", new OvsVsctl()),
            Map.entry("wg", new Wg()),
            Map.entry("wg-quick", (call, context) -> Outcome.refused("file", "wg-quick")),
            Map.entry("ethtool", new Ethtool()),
            Map.entry("ln", new LinkFile()),
            Map.entry("docker", new Docker()),
            Map.entry("podman", new Docker()),
            Map.entry("nerdctl", new Docker()),
            Map.entry("lxc", new Incus()),
            Map.entry("incus", new Incus()),
            Map.entry("lxc-create", new Lxc()),
            Map.entry("lxc-start", new Lxc()),
            Map.entry("lxc-info", new Lxc()),
            Map.entry("lxc-attach", new Lxc()),
            Map.entry("lxc-copy", new Lxc()),
            Map.entry("lxc-clone", new Lxc()),
            Map.entry("dhclient", new DhcpClientCommand()),
            Map.entry("udhcpc", new DhcpClientCommand()),
            Map.entry("dhcpcd", new DhcpClientCommand()),
            Map.entry("dnsmasq", Daemon.dnsmasq()),
            Map.entry("iperf", Daemon.without("-D", "--daemon")),
            Map.entry("iperf3", Daemon.without("-D", "--daemon")),
            Map.entry("nc", Daemon.without()),
            Map.entry("ncat", Daemon.without()),
            Map.entry("netcat", Daemon.without()),
            Map.entry("socat", Daemon.without()),
            Map.entry("python", Daemon.without()),
            Map.entry("python2", Daemon.without()),
            Map.entry("python3", Daemon.without()),
            Map.entry("bird", Daemon.with("-f")),
            Map.entry("bird6", Daemon.with("-f")),
            Map.entry("zebra", Daemon.without("-d")),
            Map.entry("ospfd", Daemon.without("-d")),
            Map.entry("bgpd", Daemon.without("-d")),
            Map.entry("radvd", Daemon.with("-n")),
            Map.entry("sshd", Daemon.with("-D")));

    /** Programs that look, test or wait: nothing of theirs could be drawn. */
    private static final Set<String> LOOKING = Set.of(
            "ping", "ping6", "arping", "fping", "traceroute", "traceroute6", "tracepath", "mtr", "tcpdump", "tshark", "wireshark",
            "dumpcap", "curl", "wget", "dig", "nslookup", "host", "ss", "netstat", "arp", "nmap", "ps", "pgrep", "lsof", "ls",
            "find", "date", "free", "df", "du", "top", "htop", "watch", "dmesg", "journalctl", "lsmod", "telnet", "hping3",
            "netperf", "netserver", "conntrack", "iptables-save", "ip6tables-save", "nstat", "vmstat", "less", "more", "tput", "figlet",
            "uptime", "hostname", "lspci", "lscpu", "nproc", "ovs-ofctl", "ovs-dpctl", "ovs-appctl", "mtr-packet", "bmon", "iftop", "vtysh", "birdc");

    /** Programs that set up the machine itself. */
    private static final Set<String> PREPARING = Set.of(
            "apt", "apt-get", "yum", "dnf", "apk", "pacman", "zypper", "brew", "pip", "pip3", "npm", "modprobe", "insmod", "rmmod",
            "systemctl", "service", "snap", "dpkg", "rpm", "make", "gcc", "clang", "git", "tar", "unzip", "cmake", "go", "cargo", "ufw",
            "mount", "umount", "setenforce", "getenforce", "ldconfig", "update-alternatives", "useradd", "usermod", "sysctl.conf", "swapoff",
            "lxd", "lxc-stop", "lxc-destroy", "lxc-ls", "lxc-wait", "lxc-checkconfig", "lxc-freeze", "lxc-unfreeze", "lxc-cgroup");

    /** Programs that deal with files and processes of the machine. */
    private static final Set<String> FILING = Set.of(
            "mkdir", "rm", "rmdir", "cp", "mv", "touch", "chmod", "chown", "kill", "killall", "pkill", "install", "tee", "cat", "sed",
            "awk", "grep", "stty", "logger", "clear", "read", "diff", "cmp", "printenv", "env",
            "shuf", "openssl", "jq", "md5sum", "sha256sum", "base64", "od", "hexdump", "xxd", "split", "paste", "join", "stat", "file", "fuser",
            "sort", "tail", "head", "dd", "truncate", "id", "su", "numfmt", "bc", "expr", "xargs", "perf", "bpftool", "bpftrace", "trap", "strings");

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9_-]+");

    private KnownCommands() {}

    /** Null for one that is not understood. */
    static @Nullable ScriptCommand find(String name) {
        return ALL.get(name);
    }

    /** Whether one of them is among the words, or in a script that is one of the words. */
    static boolean isIn(List<String> words) {
        return WORDS.splitAsStream(String.join(" ", words)).anyMatch(ALL::containsKey);
    }

    /** Why one that does nothing to a network is passed over; null for one that nobody knows. */
    static @Nullable Outcome harmless(String name) {
        return LOOKING.contains(name)
                ? Outcome.passed("looks", name)
                : PREPARING.contains(name)
                        ? Outcome.passed("prepares", name)
                        : FILING.contains(name) ? Outcome.passed("files", name) : null;
    }
}
