package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Set;

/** {@code ip tuntap}. */
final class IpTuntap {
    private static final Set<String> WITH_WORD = Set.of("mode", "user", "group");
    private static final Set<String> ALONE = Set.of("one_queue", "pi", "vnet_hdr", "multi_queue", "tap", "tun");

    private IpTuntap() {}

    static Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        String name = "";
        boolean frames = true;
        while (words.hasNext()) {
            String word = words.value("tuntap");
            if (word.equals("dev") || word.equals("name")) {
                name = words.value(word);
            } else if (WITH_WORD.contains(word)) {
                frames &= !words.next().equals("tun");
            } else if (!ALONE.contains(word)) {
                name = word;
            }
        }
        return switch (Words.match(verb, "add", "delete", "show", "list")) {
            case "add" -> {
                if (context.space().link(name).isPresent()) {
                    throw CommandEnd.nothing("exists", name);
                }
                Link made = context.machine().addLink(ImportedKind.EXTRA, context.space(), name);
                made.extra(new DrawnTun(LinkBasics.of(name), frames));
                yield Outcome.done(made.id());
            }
            case "delete" -> Outcome.passed("undrawn", name);
            default -> Outcome.passed("shows");
        };
    }
}
