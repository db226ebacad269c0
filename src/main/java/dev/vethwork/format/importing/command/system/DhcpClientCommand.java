package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.call.Call;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code dhclient eth0}, {@code udhcpc -i eth0} and their like: the interface that they name is drawn with DHCP. Where they name
 * none, BusyBox asks at the first, and the others at all.
 */
public final class DhcpClientCommand implements ScriptCommand {
    private static final String BUSYBOX = "udhcpc";
    private static final String FIRST = "eth0";

    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = call.words();
        boolean busybox = words.getFirst().endsWith(BUSYBOX);
        if (!busybox && (words.contains("-r") || words.contains("-x"))) {
            return Outcome.passed("shows");
        }
        if (words.stream().flatMap(w -> context.space().link(w).stream()).anyMatch(l -> l.kind() == ImportedKind.OTHER)) {
            return Outcome.passed("undrawn", words.getLast());
        }
        List<Link> asking = asking(words, context.space());
        if (asking.isEmpty()) {
            return Outcome.refused("dhcp", context.where());
        }
        context.machine().commit();
        for (Link link : asking) {
            // Each of them switches it on first.
            link.up(true);
            link.dhcp(true);
        }
        return Outcome.done(asking.stream().map(Link::name).collect(Collectors.joining(", ")));
    }

    private static List<Link> asking(List<String> words, Space space) {
        List<String> arguments = words.subList(1, words.size());
        if (arguments.stream().allMatch(word -> word.startsWith("-"))) {
            return words.getFirst().endsWith(BUSYBOX)
                    ? space.link(FIRST).filter(DhcpClientCommand::isEnd).stream().toList()
                    : space.links().keySet().stream().flatMap(name -> space.link(name).stream()).filter(DhcpClientCommand::isEnd).toList();
        }
        return arguments.reversed().stream()
                .flatMap(word -> space.link(word).stream())
                .filter(DhcpClientCommand::isEnd)
                .limit(1)
                .toList();
    }

    private static boolean isEnd(Link link) {
        return link.kind() == ImportedKind.VETH;
    }
}
