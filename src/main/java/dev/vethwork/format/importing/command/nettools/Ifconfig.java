package dev.vethwork.format.importing.command.nettools;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import inet.ipaddr.IPAddress;
import java.util.Set;

/** {@code ifconfig}, which gives an address without a mask the one of its class. */
public final class Ifconfig implements ScriptCommand {
    private static final Set<String> ALONE =
            Set.of("promisc", "-promisc", "arp", "-arp", "multicast", "-multicast", "allmulti", "-allmulti", "inet", "-a");

    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        while (words.peek().startsWith("-")) {
            words.next();
        }
        String name = words.next();
        if (name.isEmpty() || !words.hasNext()) {
            return name.isEmpty() || context.space().link(name).isPresent()
                    ? Outcome.shown(null)
                    : new Outcome.Shown(1, "");
        }
        if (name.contains(":")) {
            name = name.substring(0, name.indexOf(':'));
        }
        Link link = words.peek().equals("up") || words.peek().equals("down") ? context.link(name) : context.drawn(name);
        if (!link.isDrawn()) {
            return Outcome.passed(link.kind().equals(dev.vethwork.format.importing.machine.ImportedKind.CARD) ? "card" : "undrawn", name);
        }
        context.machine().commit();
        apply(words, link);
        return Outcome.done(link.id());
    }

    private static void apply(Words words, Link link) {
        String address = "";
        int length = -1;
        while (words.hasNext()) {
            String word = words.value("ifconfig");
            switch (word) {
                case "up" -> link.up(true);
                case "down" -> link.up(false);
                case "netmask" -> length = NetworkText.length(words.value(word));
                case "mtu" -> link.mtu(words.number(word));
                case "broadcast", "metric", "txqueuelen", "pointopoint" -> words.next();
                case "hw" -> {
                    words.skip("ether");
                    link.mac(new Mac(words.value(word)));
                }
                case "inet6", "add" -> {
                    words.skip("add");
                    link.addresses().add(InterfaceAddress.parse(words.value(word)));
                    link.up(true);
                }
                default -> {
                    if (!ALONE.contains(word)) {
                        address = word;
                    }
                }
            }
        }
        if (address.isEmpty()) {
            return;
        }
        link.addresses().removeIf(a -> a.ip().isIPv4());
        if (address.equals("0") || address.equals("0.0.0.0")) {
            link.up(true);
            return;
        }
        int slash = address.indexOf('/');
        IPAddress ip = Addresses.parse(slash < 0 ? address : address.substring(0, slash));
        int bits = slash >= 0 ? NetworkText.length(address.substring(slash + 1)) : length >= 0 ? length : NetworkText.classful(ip);
        link.addresses().add(InterfaceAddress.of(ip, bits));
        link.up(true);
    }
}
