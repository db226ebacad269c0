package dev.vethwork.format.importing.command.bridging;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Names;
import java.util.Set;

/** {@code brctl}. */
public final class Brctl implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        String verb = words.next();
        return switch (verb) {
            case "addbr" -> {
                String name = Names.device(words.value(verb));
                if (context.space().link(name).isPresent()) {
                    throw CommandEnd.nothing("exists", name);
                }
                yield Outcome.done(context.machine().addLink(ImportedKind.BRIDGE, context.space(), name).id());
            }
            case "delbr" -> {
                String name = words.value(verb);
                Link link = context.space().link(name).orElseThrow(() -> CommandEnd.nothing("nothing", name));
                context.machine().remove(link, context.removed());
                yield Outcome.waits();
            }
            case "addif" -> {
                Link bridge = context.drawn(words.value(verb));
                if (!bridge.isSwitch()) {
                    throw CommandEnd.failed("noBridge", bridge.name());
                }
                context.machine().commit();
                String ports = "";
                while (words.hasNext()) {
                    Link port = context.drawn(words.value(verb));
                    port.master(bridge);
                    ports = port.id();
                }
                yield Outcome.done(ports);
            }
            case "delif" -> {
                words.value(verb);
                Link port = context.drawn(words.value(verb));
                context.machine().takeBack(port.id(), () -> port.master(null), context.removed());
                yield Outcome.waits();
            }
            case "stp" -> {
                Link bridge = context.drawn(words.value(verb));
                bridge.stp(Set.of("on", "yes", "1").contains(words.value(verb)));
                yield Outcome.done(bridge.id());
            }
            case "show", "showmacs", "showstp" -> Outcome.passed("shows");
            default -> Outcome.passed("setting", verb);
        };
    }
}
