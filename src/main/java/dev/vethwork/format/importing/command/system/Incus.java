package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code lxc} of LXD, and {@code incus}: containers, their cards, and networks, which are bridges. */
public final class Incus implements ScriptCommand {
    private static final Set<String> WITH_WORD = Set.of(
            "-n", "--network", "-p", "--profile", "-c", "--config", "-s", "--storage", "-t", "--type", "--target", "--project", "-d", "--device",
            "--remote", "--description", "-f", "--format");

    private static final Set<String> MADE = Set.of("launch", "init", "create");

    /** What changes no network of a container's. */
    private static final Set<String> HARMLESS = Set.of(
            "", "list", "ls", "image", "info", "file", "storage", "start", "restart", "stop", "delete", "rm", "pause", "snapshot", "restore", "publish", "copy",
            "remote", "version", "console", "monitor", "rename", "move", "alias", "cluster", "project", "query", "exec", "wait", "admin", "shell", "help");

    private static final Set<String> ASKED = Set.of("show", "list", "ls", "get", "info", "delete", "detach", "list-leases", "edit", "unset");

    @Override
    public Outcome run(Call call, Context context) {
        Words words = Words.of(call.words());
        String verb = words.at(0);
        String whole = call.name() + " " + verb;
        if (MADE.contains(verb)) {
            return made(words, call, context);
        }
        return switch (verb) {
            case "network" -> network(words, whole, call, context);
            case "config" -> config(words, whole, call, context);
            case "profile" -> words.at(1).equals("device") && words.at(2).matches("add|set") ? Outcome.refused("container", whole + " device") : Outcome.passed("prepares", whole);
            case "info" -> info(words, context);
            default -> HARMLESS.contains(verb) ? Outcome.passed("prepares", whole) : Outcome.refused("container", whole);
        };
    }

    private static Outcome made(Words words, Call call, Context context) {
        Containers containers = context.machine().containers();
        String network = words.options().getOrDefault("-n", words.options().getOrDefault("--network", ""));
        InnerCommands commands = new InnerCommands(call, context);
        boolean drawn = commands.isThere(network);
        String known = containers.add(words.at(2), "", !drawn);
        if (!drawn) {
            return new Outcome.Shown(0, "", ImportTexts.of("passed.container", known));
        }
        commands.cable(commands.container(known).name(), "eth0", "", network);
        return Outcome.done(known);
    }

    private static Outcome network(Words words, String whole, Call call, Context context) {
        return switch (words.at(1)) {
            case "create" -> created(words, call, context);
            case "attach" -> attached(words, call, context);
            default -> ASKED.contains(words.at(1)) ? Outcome.passed("prepares", whole) : Outcome.refused("container", whole + " " + words.at(1));
        };
    }

    private static Outcome created(Words words, Call call, Context context) {
        String type = words.options().getOrDefault("--type", words.options().getOrDefault("-t", "bridge"));
        String name = words.at(2);
        if (!type.equals("bridge")) {
            return Outcome.refused("container", "network create --type=" + type);
        }
        InnerCommands commands = new InnerCommands(call, context);
        commands.ip("link", "add", name, "type", "bridge");
        commands.ip("link", "set", name, "up");
        for (String family : List.of("ipv4", "ipv6")) {
            String address = words.settings().getOrDefault(family + ".address", "auto");
            if (address.equals("auto")) {
                context.remark("chosen", name, family);
            } else if (!address.equals("none")) {
                commands.ip("addr", "add", address, "dev", name);
                if (words.settings().getOrDefault(family + ".nat", "false").equals("true")) {
                    commands.masquerade(family.equals("ipv6"), address);
                }
                commands.forward(family.equals("ipv6"));
            }
        }
        return Outcome.done(name);
    }

    private static Outcome attached(Words words, Call call, Context context) {
        String device = words.at(5).isEmpty() ? words.at(4).isEmpty() ? "eth0" : words.at(4) : words.at(5);
        return card(words.at(3), device, "", words.at(2), call, context);
    }

    private static Outcome config(Words words, String whole, Call call, Context context) {
        if (!words.at(1).equals("device") || !words.at(2).matches("add|override|set")) {
            return Outcome.passed("prepares", whole);
        }
        Map<String, String> card = words.settings();
        boolean bridged = card.getOrDefault("nictype", card.containsKey("network") ? "bridged" : "").equals("bridged");
        if (words.at(5).equals("proxy")) {
            return Outcome.refused("proxyDevice", words.at(3));
        }
        if (!words.at(5).equals("nic") && words.at(2).equals("add")) {
            return Outcome.passed("prepares", whole);
        }
        if (!words.at(2).equals("add") || !bridged) {
            return Outcome.refused("container", whole + " device");
        }
        String bridge = card.getOrDefault("network", card.getOrDefault("parent", ""));
        String device = card.getOrDefault("name", words.at(4));
        Outcome made = card(words.at(3), device, card.getOrDefault("host_name", ""), bridge, call, context);
        if (made instanceof Outcome.Done && card.containsKey("hwaddr")) {
            new InnerCommands(call, context).ip("-n", words.at(3), "link", "set", device, "address", card.get("hwaddr"));
        }
        if (card.containsKey("ipv4.address")) {
            context.remark("leased", words.at(3));
        }
        return made;
    }

    private static Outcome card(String container, String device, String own, String bridge, Call call, Context context) {
        InnerCommands commands = new InnerCommands(call, context);
        if (Unknown.isIn(container)) {
            return Outcome.refused("unknown", Unknown.source(container).orElse(container));
        }
        if (!commands.isThere(bridge)) {
            return Outcome.refused("lxcNetwork", "bridged", bridge);
        }
        commands.cable(commands.container(container).name(), device, own, bridge);
        return Outcome.done(container);
    }

    private static Outcome info(Words words, Context context) {
        Containers containers = context.machine().containers();
        String name = words.at(1);
        if (!containers.has(name)) {
            return Outcome.shown(null);
        }
        return Outcome.shown("Name: " + name + "\nStatus: RUNNING\nType: container\nPID: " + containers.process(name).orElseThrow() + "\n");
    }

    /** The words of such a program: what stands in its places, options with their words, and settings. */
    private record Words(List<String> places, Map<String, String> options, Map<String, String> settings) {
        static Words of(List<String> all) {
            Words words = new Words(new ArrayList<>(), new HashMap<>(), new HashMap<>());
            for (int i = 1; i < all.size() && !all.get(i).equals("--"); i++) {
                String word = all.get(i);
                int equals = word.indexOf('=');
                if (WITH_WORD.contains(word)) {
                    i++;
                    words.options.put(word, i < all.size() ? all.get(i) : "");
                } else if (word.startsWith("-")) {
                    words.options.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
                } else if (equals > 0) {
                    words.settings.put(word.substring(0, equals), word.substring(equals + 1));
                } else {
                    words.places.add(word.startsWith("local:") ? word.substring(6) : word);
                }
            }
            return words;
        }

        String at(int place) {
            return place < places.size() ? places.get(place) : "";
        }
    }
}
