package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.state.ListeningSocket;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether something in a namespace listens on a port: as its kernel says, or, of a drawing, as a command line seems to, which names
 * it or is known to use it.
 */
public final class ListeningProcesses {
    private static final List<String> TCP_ONLY = List.of("http.server", "nginx", "sshd");

    private static final Pattern BOUND =
            Pattern.compile("(?:--bind[= ]|\\bbind=|--bind-address[= ])\\[?([0-9]+(?:\\.[0-9]+){3}|[0-9A-Fa-f]*(?::[0-9A-Fa-f]*){2,})");

    private ListeningProcesses() {}

    /** Whether a server that is bound to nothing hears nothing of what comes in there, since that is in a VRF (inet_sk_bound_dev_eq). */
    public static boolean passesOverVrf(Stack stack, String in, Protocol protocol) {
        return protocol != Protocol.ICMP
                && stack.vrfOf(in).isPresent()
                && stack.switches().value(ofVrfs(protocol), "0").equals("0")
                && stack.state().processes().stream().noneMatch(process -> process.command().contains("vrf exec "));
    }

    /** The setting by which it would hear of it (Documentation/networking/vrf.rst). */
    public static String ofVrfs(Protocol protocol) {
        return "net.ipv4." + (protocol == Protocol.TCP ? "tcp" : "udp") + "_l3mdev_accept";
    }

    public static boolean on(NamespaceState namespace, Protocol protocol, int port) {
        return on(namespace.listening(), protocol, port).findAny().isPresent()
                || commands(namespace, protocol, port).findAny().isPresent();
    }

    /** Where something listens on that port, for other addresses or interfaces; empty where nothing does, or nobody knows. */
    public static List<String> elsewhere(NamespaceState namespace, Protocol protocol, int port) {
        return on(namespace.listening(), protocol, port).map(ListeningSocket::text).distinct().toList();
    }

    private static Stream<ListeningSocket> on(@Nullable List<ListeningSocket> listening, Protocol protocol, int port) {
        ProtocolNumber number = protocol == Protocol.TCP ? ProtocolNumber.TCP : ProtocolNumber.UDP;
        return Stream.ofNullable(listening)
                .flatMap(List::stream)
                .filter(socket -> socket.protocol().equals(number) && socket.port() == port);
    }

    /**
     * The same at one of its addresses: one that is bound to another does not hear it. Where the kernel was asked, it knows; a program
     * that has no socket yet is taken to be about to have one.
     *
     * @param in by which interface it comes in
     */
    public static boolean at(NamespaceState namespace, Protocol protocol, IPAddress address, int port, String in) {
        List<ListeningSocket> open = on(namespace.listening(), protocol, port).toList();
        if (!open.isEmpty()) {
            String by = in.isEmpty() ? Names.LOOPBACK : in;
            return open.stream().anyMatch(socket -> socket.hears(address, by));
        }
        return commands(namespace, protocol, port).anyMatch(c -> hears(c, address));
    }

    /** Whether what listens there is bound to that very address, so that it answers from it. */
    public static boolean isBound(NamespaceState namespace, Protocol protocol, IPAddress address, int port) {
        return on(namespace.listening(), protocol, port).anyMatch(socket -> address.equals(socket.address()))
                || commands(namespace, protocol, port).anyMatch(command -> isBound(command, address));
    }

    private static boolean isBound(String command, IPAddress address) {
        Matcher bound = BOUND.matcher(command);
        return bound.find() && bound.group(1).equals(Addresses.text(address));
    }

    private static Stream<String> commands(NamespaceState namespace, Protocol protocol, int port) {
        return namespace.processes().stream()
                .filter(process -> !process.isUplink())
                .map(ProcessEntry::command)
                .filter(c -> speaks(c, protocol) && names(c, port));
    }

    /** As far as its words say to which address it is bound, {@code bind=127.0.0.1} or {@code --bind 127.0.0.1}. */
    private static boolean hears(String command, IPAddress address) {
        Matcher bound = BOUND.matcher(command);
        return !bound.find() || isAny(bound.group(1)) || bound.group(1).equals(Addresses.text(address));
    }

    private static boolean isAny(String bound) {
        return bound.equals("0.0.0.0") || bound.equals("::");
    }

    /** Not where it is known to be a server of the other kind. */
    private static boolean speaks(String command, Protocol protocol) {
        return protocol == Protocol.UDP
                ? TCP_ONLY.stream().noneMatch(command::contains)
                : !command.contains("SOCK_DGRAM") || command.contains("create_server");
    }

    private static boolean names(String command, int port) {
        return Pattern.compile("(?<![0-9.])" + port + "(?![0-9.])").matcher(command).find()
                || port == usual(command);
    }

    private static int usual(String command) {
        if (command.contains("http.server")) {
            return 8000;
        }
        if (command.contains("iperf3")) {
            return 5201;
        }
        if (command.contains("sshd")) {
            return 22;
        }
        return command.contains("nginx") ? 80 : 0;
    }
}
