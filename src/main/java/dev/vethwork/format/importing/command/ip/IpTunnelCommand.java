package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Shown;
import dev.vethwork.format.importing.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code ip tunnel}, which says in older words what {@code ip link} says of tunnels. */
final class IpTunnelCommand {
    /** Words that stand alone, and are how the kernel does it anyway. */
    private static final Set<String> ALONE = Set.of("pmtudisc", "nopmtudisc", "csum", "icsum", "ocsum", "seq", "iseq", "oseq");

    private IpTunnelCommand() {}

    static Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "add", "change", "delete", "show", "list", "lst")) {
            case "add" -> new IpLinkAdd(context).run(new Words(asLink(words)));
            case "delete" -> IpLink.run(new Words(List.of("delete", name(words))), context, Shown.Form.LINES);
            case "show", "list", "lst" -> Outcome.passed("shows");
            default -> Outcome.refused("object", "tunnel " + verb);
        };
    }

    private static String name(Words words) {
        words.skip("name");
        return words.value("tunnel");
    }

    private static List<String> asLink(Words words) {
        String name = "";
        String mode = "";
        List<String> settings = new ArrayList<>();
        while (words.hasNext()) {
            String word = words.value("tunnel");
            switch (word) {
                case "name" -> name = words.value(word);
                case "mode" -> mode = mode(words.value(word));
                case "local", "remote", "ttl", "hoplimit", "tos", "dsfield", "key", "ikey", "okey", "dev" -> {
                    settings.add(word);
                    settings.add(words.value(word));
                }
                default -> {
                    if (!ALONE.contains(word)) {
                        if (!name.isEmpty()) {
                            throw CommandEnd.failed("argument", word);
                        }
                        name = word;
                    }
                }
            }
        }
        if (name.isEmpty() || mode.isEmpty()) {
            throw CommandEnd.failed("incomplete", "ip tunnel");
        }
        List<String> all = new ArrayList<>(List.of(name, "type", mode));
        all.addAll(settings);
        return all;
    }

    private static String mode(String written) {
        return switch (written) {
            case "gre/ip" -> "gre";
            case "ipip", "ip/ip", "any" -> "ipip";
            case "ipv6/ip" -> "sit";
            default -> written;
        };
    }
}
