package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.StaticNeighbor;
import inet.ipaddr.IPAddress;

/** {@code ip neighbor}. */
final class IpNeighbor {
    private IpNeighbor() {}

    static Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "add", "change", "chg", "replace", "delete", "get", "show", "lst", "list", "flush")) {
            case "add", "change", "chg", "replace" -> add(words, context);
            case "delete", "flush" -> Outcome.passed("learned");
            case "" -> Outcome.failed("verb", "neighbor", verb);
            default -> Outcome.shown("");
        };
    }

    private static Outcome add(Words words, Context context) {
        IPAddress address = null;
        Mac mac = null;
        String device = "";
        boolean proxy = false;
        while (words.hasNext()) {
            String word = words.value("neighbor");
            switch (word) {
                case "lladdr" -> mac = new Mac(words.value(word));
                case "dev" -> device = words.value(word);
                case "nud", "protocol" -> words.value(word);
                case "proxy" -> {
                    proxy = true;
                    address = Addresses.parse(words.value(word));
                }
                case "to" -> address = Addresses.parse(words.value(word));
                case "permanent", "reachable", "stale", "noarp" -> {
                    // How sure the kernel is.
                }
                default -> {
                    if (address != null) {
                        throw CommandEnd.refused("setting", word);
                    }
                    address = Addresses.parse(word);
                }
            }
        }
        if (proxy && address != null && !device.isEmpty()) {
            context.machine().commit();
            context.space().proxies().add(new ProxyNeighbor(address, context.drawn(device).name()));
            return Outcome.done(device);
        }
        if (address == null || mac == null || device.isEmpty()) {
            throw CommandEnd.failed("incomplete", "ip neigh");
        }
        context.machine().commit();
        context.machine().macs().used(mac);
        context.space().neighbors().put(address, new StaticNeighbor(address, mac, context.drawn(device).name()));
        return Outcome.done(device);
    }
}
