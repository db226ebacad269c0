package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.Names;
import java.util.stream.Collectors;

/** {@code ip netns}. */
final class IpNetns {
    private IpNetns() {}

    static Outcome run(Words words, Context context, boolean all) {
        String verb = words.hasNext() ? words.next() : "list";
        return switch (Words.match(verb, "list", "show", "lst", "list-id", "add", "set", "delete", "identify", "pids", "exec", "monitor", "attach")) {
            case "add" -> add(words.value(verb), context);
            case "delete" -> {
                if (all && !words.hasNext()) {
                    context.machine().spaces().stream()
                            .filter(s -> !s.isRoot())
                            .forEach(s -> context.machine().remove(s, context.removed()));
                    yield Outcome.waits();
                }
                yield delete(words.value(verb), context);
            }
            case "list", "show", "lst" -> Outcome.shown(context.machine().spaces().stream()
                    .filter(s -> !s.isRoot())
                    .map(s -> s.name() + "\n")
                    .collect(Collectors.joining()));
            case "identify", "pids", "monitor", "list-id" -> Outcome.shown(null);
            case "attach" -> attach(words.value(verb), words.value("attach"), context);
            case "set" -> Outcome.passed("setting", "netns set");
            case "exec" -> Outcome.passed("shell");
            default -> Outcome.refused("netns", verb);
        };
    }

    private static Outcome add(String name, Context context) {
        if (context.machine().space(name).isPresent()) {
            throw CommandEnd.nothing("exists", name);
        }
        if (context.machine().isFull()) {
            throw CommandEnd.refused("full");
        }
        return Outcome.done(context.machine().addSpace(Names.node(name)).name());
    }

    /** A name for the namespace of a process. */
    private static Outcome attach(String name, String process, Context context) {
        Space space = context.machine().ofProcess(process).orElseThrow(() -> CommandEnd.refused("netns", "attach " + process));
        context.machine().name(space, Names.node(name));
        return Outcome.done(space.isRoot() ? "host" : space.name());
    }

    private static Outcome delete(String name, Context context) {
        Space space = context.machine().space(name).orElseThrow(() -> CommandEnd.nothing("nothing", name));
        context.machine().remove(space, context.removed());
        return Outcome.waits();
    }
}
