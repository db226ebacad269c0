package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code ip} would print of the machine so far, for scripts that ask. */
public final class Shown {
    /** A machine that scripts are written for has a card with a default route. */
    private static final String CARD = "eth0";

    private static final String DEFAULT = "default via 192.0.2.1 dev " + CARD + " proto dhcp src 192.0.2.2 metric 100\n";

    private static final Set<String> WITH_WORD = Set.of("type", "master", "vrf", "group", "scope", "to", "table", "proto");

    private Shown() {}

    public static Outcome links(Words words, Context context) {
        List<Link> chosen = chosen(words, context);
        return chosen.isEmpty() ? none() : Outcome.shown(numbered(chosen, List.of(), null));
    }

    public static Outcome addresses(Words words, Context context, @Nullable Family family) {
        List<Link> chosen = chosen(words, context);
        return chosen.isEmpty() ? none() : Outcome.shown(numbered(chosen, List.of("inet"), family));
    }

    private static Outcome none() {
        return new Outcome.Shown(1, "");
    }

    private static List<Link> chosen(Words words, Context context) {
        List<Link> all = new ArrayList<>(context.space().links().values().stream()
                .filter(l -> context.space().link(l.name()).isPresent())
                .toList());
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("dev")) {
                String name = words.next();
                all.removeIf(l -> !l.name().equals(name));
            } else if (word.equals("master")) {
                String bridge = words.next();
                all.removeIf(l -> l.master() == null || !l.master().name().equals(bridge));
            } else if (word.equals("type")) {
                ImportedKind kind = words.next().equals("bridge") ? ImportedKind.BRIDGE : ImportedKind.VETH;
                all.removeIf(l -> l.kind() != kind);
            } else if (word.equals("up")) {
                all.removeIf(l -> !l.isUp());
            } else if (WITH_WORD.contains(word)) {
                words.next();
            } else {
                all.removeIf(l -> !l.name().equals(word));
            }
        }
        return all;
    }

    private static String numbered(List<Link> links, List<String> with, @Nullable Family family) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (Link link : links) {
            Link peer = link.peer();
            String at = peer == null ? "" : "@" + (peer.space().equals(link.space()) ? peer.name() : "if" + number);
            out.append(number++).append(": ").append(link.name()).append(at)
                    .append(": <BROADCAST,MULTICAST").append(link.isUp() ? ",UP,LOWER_UP" : "").append("> mtu ")
                    .append(link.mtu() == null ? "1500" : link.mtu().toString())
                    .append(" state ").append(link.isUp() ? "UP" : "DOWN").append('\n');
            if (link.mac() != null) {
                out.append("    link/ether ").append(link.mac()).append(" brd ff:ff:ff:ff:ff:ff\n");
            }
            if (!with.isEmpty()) {
                for (InterfaceAddress address : link.addresses()) {
                    if (family == null || address.family() == family) {
                        out.append("    inet").append(address.family() == Family.V6 ? "6 " : " ")
                                .append(address.prefix().text()).append(" scope global ").append(link.name()).append('\n');
                    }
                }
            }
        }
        return out.toString();
    }

    public static Outcome routes(Words words, Context context) {
        List<String> rest = words.rest();
        String own = context.space().routes().stream()
                .map(r -> text(r.route(), r.leaves()))
                .collect(Collectors.joining());
        boolean defaults = own.contains("default ");
        boolean assumed = context.space().isRoot() && !defaults;
        String all = assumed ? DEFAULT + own : own;
        return new Outcome.Shown(
                0,
                rest.contains("default")
                        ? all.lines().filter(l -> l.startsWith("default")).map(l -> l + "\n").collect(Collectors.joining())
                        : all,
                ImportTexts.of(assumed ? "passed.assumed" : "passed.shows", CARD));
    }

    private static String text(Route route, @Nullable Link leaves) {
        return route.to().shortText()
                + (route.via() == null ? "" : " via " + Addresses.text(route.via()))
                + (leaves == null ? "" : " dev " + leaves.name())
                + "\n";
    }

    public static Outcome route(Words words, Context context) {
        String to = words.next();
        return context.space().isRoot() && to.matches("[0-9.]+")
                ? new Outcome.Shown(
                        0, to + " via 192.0.2.1 dev " + CARD + " src 192.0.2.2 uid 0\n    cache\n", ImportTexts.of("passed.assumed", CARD))
                : Outcome.shown(null);
    }
}
