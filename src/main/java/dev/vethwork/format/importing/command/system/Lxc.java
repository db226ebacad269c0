package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.system.LxcConfig.Network;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;
import java.util.Optional;

/** The programs of LXC: containers that are made and started, with the networks of their files, and the number of a container's process. */
public final class Lxc implements ScriptCommand {
    private static final String OWN_FILES = "/var/lib/lxc/";

    @Override
    public Outcome run(Call call, Context context) {
        LxcOptions options = LxcOptions.of(call.words());
        String name = options.name();
        if (Unknown.isIn(name)) {
            return Outcome.refused("unknown", Unknown.source(name).orElse(name));
        }
        return switch (call.name()) {
            case "lxc-create" -> created(name, options, context);
            case "lxc-start" -> started(name, options, call, context);
            case "lxc-info" -> info(name, options, context);
            case "lxc-copy", "lxc-clone" -> copied(options, context);
            case "lxc-attach" -> Outcome.passed("looks", call.name());
            default -> Outcome.passed("prepares", call.name());
        };
    }

    private static Outcome created(String name, LxcOptions options, Context context) {
        Containers containers = context.machine().containers();
        containers.add(name, "", true);
        options.value("-f", "--config").flatMap(context.files()).ifPresent(text -> containers.configure(name, text));
        return new Outcome.Shown(0, "", ImportTexts.of("passed.container", name));
    }

    private static Outcome copied(LxcOptions options, Context context) {
        Containers containers = context.machine().containers();
        options.value("-N", "--newname").ifPresent(copy -> {
            containers.add(copy, "", true);
            containers.configure(copy, containers.configuration(options.name()));
        });
        return Outcome.passed("prepares", "lxc-copy");
    }

    private static Outcome started(String name, LxcOptions options, Call call, Context context) {
        Containers containers = context.machine().containers();
        containers.add(name, "", true);
        LxcConfig config = new LxcConfig();
        config.read(containers.configuration(name));
        context.files().apply(OWN_FILES + name + "/config").ifPresent(config::read);
        options.value("-f", "--rcfile").flatMap(context.files()).ifPresent(config::read);
        options.value("-s", "--define").ifPresent(config::read);
        List<Network> networks = config.networks();
        if (networks.isEmpty() || containers.isDrawn(name)) {
            return new Outcome.Shown(0, "", ImportTexts.of("passed.container", name));
        }
        containers.alone(name);
        InnerCommands commands = new InnerCommands(call, context);
        String space = commands.container(name).name();
        for (Network network : networks) {
            join(space, network, commands, context);
        }
        return Outcome.done(space);
    }

    private static void join(String container, Network network, InnerCommands commands, Context context) {
        String type = network.get("type");
        if (type.equals("empty")) {
            return;
        }
        String bridge = network.get("link");
        if (!type.equals("veth") || !bridge.isEmpty() && !commands.isThere(bridge)) {
            throw CommandEnd.refused("lxcNetwork", type, bridge);
        }
        String device = network.device();
        commands.cable(container, device, network.get("veth.pair"), bridge);
        set(container, device, "address", network.get("hwaddr"), commands);
        set(container, device, "mtu", network.get("mtu"), commands);
        for (String family : List.of("ipv4", "ipv6")) {
            if (!network.address(family).isEmpty()) {
                commands.ip("-n", container, "addr", "add", network.address(family), "dev", device);
            }
        }
        if (network.get("flags").equals("up")) {
            commands.ip("-n", container, "link", "set", device, "up");
        }
        String gateway = network.get("ipv4.gateway");
        switch (gateway) {
            case "" -> {}
            // The bridge's own address, as it is when the container is started.
            case "auto" -> commands.address(bridge)
                    .ifPresentOrElse(via -> commands.ip("-n", container, "route", "add", "default", "via", via), () -> context.remark("noGateway", container, bridge));
            case "dev" -> commands.ip("-n", container, "route", "add", "default", "dev", device);
            default -> commands.ip("-n", container, "route", "add", "default", "via", gateway);
        }
    }

    /** A hardware address may be one that LXC fills in. */
    private static void set(String container, String device, String what, String value, InnerCommands commands) {
        if (!value.isEmpty() && !value.contains("x")) {
            commands.ip("-n", container, "link", "set", device, what, value);
        }
    }

    private static Outcome info(String name, LxcOptions options, Context context) {
        if (!options.has('p', "--pid")) {
            return Outcome.shown(null);
        }
        Containers containers = context.machine().containers();
        if (!containers.has(name)) {
            return Outcome.refused("noContainer", name);
        }
        if (containers.isJoined(name) && !containers.isDrawn(name)) {
            context.remark("ownNetwork", name);
        }
        String number = Integer.toString(containers.process(name).orElseThrow());
        return Outcome.shown((options.has('H', "--no-humanize") ? number : "PID:            " + number) + "\n");
    }

    /** What every program of LXC is told. */
    record LxcOptions(String name, List<String> words) {
        static LxcOptions of(List<String> words) {
            Optional<String> named = value(words, "-n", "--name").or(() -> value(words, "-o", "--orig"));
            return new LxcOptions(
                    named.orElseGet(() -> words.stream().skip(1).filter(w -> !w.startsWith("-")).findFirst().orElse("")), words);
        }

        Optional<String> value(String letter, String word) {
            return value(words, letter, word);
        }

        private static Optional<String> value(List<String> words, String letter, String word) {
            int end = words.contains("--") ? words.indexOf("--") : words.size();
            for (int i = 1; i < end; i++) {
                String each = words.get(i);
                if ((each.equals(letter) || each.equals(word)) && i + 1 < end) {
                    return Optional.of(words.get(i + 1));
                }
                if (each.startsWith(word + "=")) {
                    return Optional.of(each.substring(word.length() + 1));
                }
            }
            return Optional.empty();
        }

        boolean has(char letter, String word) {
            return words.stream().anyMatch(w -> w.equals(word) || w.matches("-[A-Za-z]*" + letter + "[A-Za-z]*"));
        }
    }
}
