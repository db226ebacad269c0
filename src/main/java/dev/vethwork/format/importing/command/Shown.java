package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
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

    /** How it is told. */
    public enum Form {
        LINES,
        ONE_LINE,
        BRIEF,
        /** One that is not printed here: what depends on it is not known. */
        OTHER;

        /** The one that an option of {@code ip} asks for, else the one so far. */
        public Form with(String option) {
            return switch (option) {
                case "o", "oneline" -> ONE_LINE;
                case "br", "brief" -> BRIEF;
                case "j", "json", "p", "pretty" -> OTHER;
                default -> this;
            };
        }
    }

    public static Outcome links(Words words, Context context, Form form) {
        return shown(chosen(words, context), false, null, form, context);
    }

    public static Outcome addresses(Words words, Context context, @Nullable Family family, Form form) {
        return shown(chosen(words, context), true, family, form, context);
    }

    private static Outcome shown(List<Link> chosen, boolean addresses, @Nullable Family family, Form form, Context context) {
        if (chosen.isEmpty()) {
            return none();
        }
        return Outcome.shown(form == Form.OTHER ? null : text(chosen, addresses, family, form, context));
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

    private static String text(List<Link> links, boolean addresses, @Nullable Family family, Form form, Context context) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (Link link : links) {
            List<String> lines = new ArrayList<>();
            List<String> told = link.addresses().stream()
                    .filter(each -> addresses && (family == null || each.family() == family))
                    .map(each -> (each.family() == Family.V6 ? "inet6 " : "inet ") + each.prefix().text())
                    .toList();
            String head = number + ": " + link.name();
            String flags = "<BROADCAST,MULTICAST" + (link.isUp() ? ",UP,LOWER_UP" : "") + ">";
            String state = link.isUp() ? "UP" : "DOWN";
            String ether = link.kind() == ImportedKind.LOOPBACK ? "00:00:00:00:00:00" : context.machine().macs().of(link).text();
            if (form == Form.BRIEF) {
                String rest = addresses
                        ? told.stream().map(each -> each.substring(each.indexOf(' ') + 1)).collect(Collectors.joining(" "))
                        : ether + " " + flags;
                lines.add(link.name() + at(link, number) + " " + state + " " + rest);
            } else if (addresses && form == Form.ONE_LINE) {
                told.forEach(each -> lines.add(head + "    " + each + " scope global " + link.name() + "\\ valid_lft forever preferred_lft forever"));
            } else {
                lines.add(head + at(link, number) + ": " + flags + " mtu " + (link.mtu() == null ? "1500" : link.mtu().toString()) + " state " + state);
                lines.add("    link/" + (link.kind() == ImportedKind.LOOPBACK ? "loopback " : "ether ") + ether + " brd ff:ff:ff:ff:ff:ff");
                told.forEach(each -> lines.add("    " + each + " scope global " + link.name()));
            }
            lines.forEach(line -> out.append(line).append(form == Form.ONE_LINE && !addresses && !line.startsWith(" ") ? "\\" : "\n"));
            number++;
        }
        return out.toString();
    }

    private static String at(Link link, int number) {
        Link peer = link.peer();
        return peer == null ? "" : "@" + (peer.space().equals(link.space()) ? peer.name() : "if" + number);
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
