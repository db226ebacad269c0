package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.Call;
import java.util.List;
import java.util.Optional;

/** {@code dhclient eth0}, {@code udhcpc -i eth0} and their like: the interface that they name is drawn with DHCP. */
public final class DhcpClientCommand implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = call.words();
        if (words.contains("-r") || words.contains("-x")) {
            return Outcome.passed("shows");
        }
        Optional<Link> named = words.reversed().stream()
                .flatMap(word -> context.space().link(word).stream())
                .filter(link -> link.kind() == ImportedKind.VETH)
                .findFirst();
        if (words.stream().flatMap(w -> context.space().link(w).stream()).anyMatch(l -> l.kind() == ImportedKind.OTHER)) {
            return Outcome.passed("undrawn", words.getLast());
        }
        if (named.isEmpty()) {
            return Outcome.refused("dhcp", context.where());
        }
        context.machine().commit();
        // Each of them switches it on first.
        named.get().up(true);
        named.get().dhcp(true);
        return Outcome.done(named.get().name());
    }
}
