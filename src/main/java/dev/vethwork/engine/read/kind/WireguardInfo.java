package dev.vethwork.engine.read.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.state.kind.Wireguard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code wg show all dump}: an interface's own line has five fields, that of one of its peers nine. */
public final class WireguardInfo {
    private static final String NONE = "(none)";
    private static final int OF_INTERFACE = 5;
    private static final int OF_PEER = 9;

    private WireguardInfo() {}

    /** What each interface is set to, by its name. */
    public static Map<String, Wireguard> parse(String text) {
        Map<String, Wireguard> all = new TreeMap<>();
        for (String line : text.split("\n")) {
            String[] fields = line.split("\t", -1);
            try {
                if (fields.length == OF_INTERFACE) {
                    all.put(fields[0], new Wireguard(key(fields[1]), Integer.parseInt(fields[3]), List.of()));
                } else if (fields.length == OF_PEER) {
                    all.computeIfPresent(fields[0], (_, known) -> with(known, peer(fields)));
                }
            } catch (BadValue | NumberFormatException e) {
                // A line that was cut tells nothing.
            }
        }
        return all;
    }

    private static Wireguard with(Wireguard known, WireguardPeer peer) {
        List<WireguardPeer> peers = new ArrayList<>(known.peers());
        peers.add(peer);
        return new Wireguard(known.privateKey(), known.listenPort(), peers);
    }

    private static @Nullable PrivateKey key(String text) {
        return text.equals(NONE) ? null : new PrivateKey(text);
    }

    private static WireguardPeer peer(String[] fields) {
        return new WireguardPeer(
                new PublicKey(fields[1]),
                fields[3].equals(NONE) ? null : Endpoint.parse(fields[3]),
                fields[4].equals(NONE)
                        ? List.of()
                        : Arrays.stream(fields[4].split(",")).map(Prefix::parse).toList(),
                fields[8].equals("off") ? 0 : Integer.parseInt(fields[8]));
    }
}
