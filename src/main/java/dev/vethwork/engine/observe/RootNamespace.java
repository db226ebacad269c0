package dev.vethwork.engine.observe;

import dev.vethwork.engine.read.IpJson;
import dev.vethwork.engine.read.NeighborReader;
import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.Routes;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The machine's own root namespace as anybody may read it, and the names of others. */
public final class RootNamespace {
    private static final Path NAMESPACES = Path.of("/run/netns");

    private static final List<String> SETTINGS = List.of(
            "net.ipv4.ip_forward",
            "net.ipv6.conf.all.forwarding",
            "net.ipv4.conf.all.rp_filter",
            "net.ipv4.conf.default.rp_filter",
            "net.bridge.bridge-nf-call-iptables",
            "net.bridge.bridge-nf-call-ip6tables",
            "net.ipv6.conf.all.disable_ipv6",
            "net.ipv6.conf.default.disable_ipv6");

    private RootNamespace() {}

    public static NetworkState state(String printed, Netfilter rules) {
        List<JsonNode> objects = IpJson.objects(printed);
        TreeMap<String, Interface> devices = new TreeMap<>();
        NumberedLink.parse(objects).forEach(link -> devices.put(link.device().name(), link.device()));
        NetworkState names = NetworkState.EMPTY;
        for (String name : namespaces()) {
            names = names.with(NamespaceState.empty(name));
        }
        return new NetworkState(names.namespaces(), born()).with(NamespaceState.empty(NetworkState.ROOT)
                .withInterfaces(devices)
                .withRoutes(Routes.parse(objects))
                .withNeighbors(NeighborReader.parse(objects))
                .withNetfilter(rules)
                .withSysctls(settings()));
    }

    /** Its settings, with what a namespace that is made now is born with, and nothing of what else it has. */
    public static NetworkState inherited() {
        return new NetworkState(Collections.emptySortedMap(), born()).with(bare().root());
    }

    /** Its settings alone. */
    public static NetworkState bare() {
        return NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT).withSysctls(settings()));
    }

    private static SortedMap<String, String> settings() {
        TreeMap<String, String> settings = new TreeMap<>();
        for (String name : SETTINGS) {
            read(name, settings);
        }
        return settings;
    }

    /** What a namespace that is made now gets from the machine; of all else the kernel's own choice is not looked for. */
    private static SortedMap<String, String> born() {
        TreeMap<String, String> born = new TreeMap<>();
        read("net.ipv4.ip_forward", born);
        for (String device : List.of("all", "default")) {
            try (Stream<Path> files = Files.list(Path.of("/proc/sys/net/ipv4/conf", device))) {
                files.forEach(file -> read("net.ipv4.conf." + device + "." + file.getFileName(), born));
            } catch (IOException e) {
                // A machine that does not show its settings: then nothing is known.
            }
        }
        return born;
    }

    private static void read(String name, Map<String, String> settings) {
        try {
            settings.put(name, Files.readString(Path.of("/proc/sys", name.split("\\."))).strip());
        } catch (IOException e) {
            // A kernel without that piece.
        }
    }

    /** Of the others anybody may read the names. */
    private static List<String> namespaces() {
        try (Stream<Path> names = Files.list(NAMESPACES)) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
