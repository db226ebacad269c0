package dev.vethwork.engine.place;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.Reach;
import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv6.IPv6Address;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who is connected to this machine, from {@code /proc/net/tcp} (proc(5)), which anybody may read. */
final class Connections {
    private static final int ESTABLISHED = 1;
    private static final int LISTEN = 10;

    /**
     * @param local the machine's end, an address and a port, as the kernel writes it
     * @param remote the other end
     */
    private record Line(String local, String remote, int state) {}

    private Connections() {}

    static Reach reach() {
        List<String> lines = new ArrayList<>(read(Path.of("/proc/net/tcp")));
        lines.addAll(read(Path.of("/proc/net/tcp6")));
        return reach(lines, System.getenv().getOrDefault("SSH_CONNECTION", ""));
    }

    /**
     * @param tables lines of {@code /proc/net/tcp} and {@code tcp6}
     * @param ssh what sshd says of its connection: client, its port, server, its port
     */
    static Reach reach(List<String> tables, String ssh) {
        List<Line> lines = parse(tables);
        Set<Integer> listening = new TreeSet<>();
        lines.stream()
                .filter(l -> l.state() == LISTEN && !address(l.local()).isLoopback())
                .forEach(l -> listening.add(port(l.local())));
        Set<IPAddress> from = new HashSet<>();
        // A busy machine has thousands of connections, few of them to a port on which it listens.
        lines.stream()
                .filter(l -> l.state() == ESTABLISHED && listening.contains(port(l.local())))
                .map(l -> address(l.remote()))
                .filter(remote -> !remote.isLoopback())
                .forEach(from::add);
        String[] words = ssh.split(" ");
        if (words.length == 4) {
            try {
                from.add(Addresses.parse(words[0]));
                listening.add(Integer.valueOf(words[3]));
            } catch (BadValue | NumberFormatException e) {
                // Not what sshd writes; the table has it anyway.
            }
        }
        return new Reach(from, listening);
    }

    private static List<String> read(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Line> parse(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            String[] words = line.strip().split(" +");
            if (words.length > 3 && words[1].indexOf(':') > 0 && words[3].length() == 2) {
                lines.add(new Line(words[1], words[2], Integer.parseInt(words[3], 16)));
            }
        }
        return lines;
    }

    private static int port(String word) {
        return Integer.parseInt(word.substring(word.indexOf(':') + 1), 16);
    }

    /** Words of four bytes, each in the machine's own order; a v4 address in v6's clothes is read as v4. */
    private static IPAddress address(String word) {
        byte[] bytes = HexFormat.of().parseHex(word.substring(0, word.indexOf(':')));
        if (ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN)) {
            for (int i = 0; i < bytes.length; i += 4) {
                swap(bytes, i, i + 3);
                swap(bytes, i + 1, i + 2);
            }
        }
        if (bytes.length == Integer.BYTES) {
            // By its text, as all others are made: what makes it of bytes would be started for this alone.
            return Addresses.parse(String.join(".", number(bytes[0]), number(bytes[1]), number(bytes[2]), number(bytes[3])));
        }
        IPv6Address address = new IPv6Address(bytes);
        return address.isIPv4Mapped() ? address.getEmbeddedIPv4Address() : address;
    }

    private static String number(byte unsigned) {
        return Integer.toString(unsigned & 0xff);
    }

    private static void swap(byte[] bytes, int i, int j) {
        byte kept = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = kept;
    }
}
