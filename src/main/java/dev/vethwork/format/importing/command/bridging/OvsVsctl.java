package dev.vethwork.format.importing.command.bridging;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ovs-vsctl}: several commands are joined by {@code --}. */
public final class OvsVsctl implements ScriptCommand {
    private static final Pattern PEER = Pattern.compile("options:peer=[\"']?([^\"']+)[\"']?");

    @Override
    public Outcome run(Call call, Context given) {
        // The switch serves the root namespace alone, wherever it is told; but for a container, which runs one of its own.
        Context context = given.space().isContainer() ? given : given.in(given.machine().root());
        Outcome last = Outcome.passed("shows");
        Set<String> made = new HashSet<>();
        patches(call.words(), context);
        List<String> current = new ArrayList<>();
        List<String> all = new ArrayList<>(call.words().subList(1, call.words().size()));
        all.add("--");
        for (String word : all) {
            if (!word.equals("--")) {
                current.add(word);
            } else if (!current.isEmpty()) {
                Outcome one = run(new Words(List.copyOf(current)), context, call.words(), made);
                last = last instanceof Outcome.Refused ? last : one;
                current.clear();
            }
        }
        return last;
    }

    /** A port whose other end is a port of another switch: the two are the ends of a cable. */
    private static void patches(List<String> words, Context context) {
        if (!words.contains("type=patch")) {
            return;
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase("interface")) {
                String name = words.get(i + 1);
                words.subList(i, words.size()).stream()
                        .map(PEER::matcher)
                        .filter(Matcher::matches)
                        .map(peer -> peer.group(1))
                        .filter(peer -> context.space().link(name).isEmpty() && context.space().link(peer).isEmpty())
                        .findFirst()
                        .ifPresent(peer -> context.machine().addPatch(context.space(), name, peer));
            }
        }
    }

    /**
     * One of the commands.
     *
     * @param all the words of all of them: a port that the switch makes itself is told of in one, and plugged in by another
     * @param made the ports that it made itself
     */
    private static Outcome run(Words words, Context context, List<String> all, Set<String> made) {
        boolean maybe = false;
        while (words.peek().startsWith("--")) {
            maybe |= words.next().matches("--(may-exist|if-exists)");
        }
        String verb = words.next();
        return switch (verb) {
            case "add-br" -> {
                String name = Names.device(words.value(verb));
                if (there(context, name).isPresent()) {
                    throw maybe ? CommandEnd.passed("exists", name) : CommandEnd.nothing("exists", name);
                }
                if (words.hasNext()) {
                    throw CommandEnd.refused("fakeBridge", name);
                }
                yield Outcome.done(add(context, name).id());
            }
            case "del-br", "del-port" -> {
                String name = words.value(verb);
                if (words.hasNext()) {
                    name = words.value(verb);
                }
                String gone = name;
                Link link = there(context, gone).orElseThrow(() -> CommandEnd.nothing("nothing", gone));
                if (verb.equals("del-br")) {
                    context.machine().remove(link, context.removed());
                } else {
                    context.machine().takeBack(link.id(), () -> link.master(null), context.removed());
                }
                yield Outcome.waits();
            }
            case "add-port" -> port(words, context, all, made);
            case "set" -> setting(words, context, made);
            case "show", "list", "list-br", "list-ports", "get", "find", "br-exists", "port-to-br", "init" -> Outcome.shown(null);
            case "br-set-external-id" -> Outcome.passed("setting", verb);
            case "set-controller", "del-controller", "set-fail-mode", "set-manager" -> Outcome.passed("controller");
            default -> Outcome.refused("ovs", verb);
        };
    }

    /** A switch, or a port of one. */
    private static Optional<Link> there(Context context, String name) {
        return Optional.ofNullable(context.space().switches().get(name)).or(() -> context.space().link(name));
    }

    private static Link add(Context context, String name) {
        Space space = context.space();
        Machine machine = context.machine();
        if (!space.isContainer()) {
            return machine.addLink(ImportedKind.SWITCH, space, name);
        }
        Space root = machine.root();
        String free = Stream.of(space.name(), name, space.name() + "-" + name)
                .filter(each -> !Names.tooLong(each) && root.link(each).isEmpty())
                .findFirst()
                .orElseThrow(() -> CommandEnd.failed("taken", name, space.name()));
        Link made = machine.addLink(ImportedKind.SWITCH, root, free);
        made.up(true);
        space.switches().put(name, made);
        // What is done to its own interface in there is done to nothing that is drawn.
        machine.addLink(ImportedKind.OTHER, space, name);
        return made;
    }

    private static Outcome port(Words words, Context context, List<String> all, Set<String> made) {
        String where = words.value("add-port");
        Link bridge = there(context, where).orElseGet(() -> context.drawn(where));
        String name = words.value("add-port");
        if (bridge.kind() != ImportedKind.SWITCH) {
            throw CommandEnd.failed("noBridge", bridge.name());
        }
        VirtualPort virtual = context.space().link(name).isPresent() ? null : VirtualPort.of(name, all);
        if (virtual != null) {
            made.add(name);
        }
        Link port = virtual == null ? context.drawn(name) : virtual.make(context);
        context.machine().commit();
        port.master(bridge);
        SwitchPort.read(port, words.rest());
        return Outcome.done(port.id());
    }

    private static Outcome setting(Words words, Context context, Set<String> made) {
        String table = words.next();
        String name = words.next();
        List<String> rest = made.contains(name)
                ? words.rest().stream().filter(word -> !word.startsWith("type=") && !word.startsWith("options:")).toList()
                : words.rest();
        if (table.equalsIgnoreCase("bridge")) {
            for (String each : rest) {
                if (each.equals("stp_enable=true")) {
                    there(context, name).orElseGet(() -> context.link(name)).stp(true);
                } else if (!each.matches("(datapath_type|protocols|fail-mode|fail_mode|other-config:.*|stp_enable|rstp_enable)=.*")) {
                    throw CommandEnd.refused("portSetting", each);
                }
            }
            return Outcome.done(name);
        }
        Link named = context.drawn(name);
        Link peer = named.peer();
        // Of an internal port the switch has the other end.
        Link port = made.contains(name) && peer != null ? peer : named;
        return SwitchPort.read(port, rest) || made.contains(name)
                ? Outcome.done(name)
                : Outcome.passed("setting", String.join(" ", rest));
    }
}
