package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.topology.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A program that serves: it becomes a service of its namespace. */
public final class Daemon implements ScriptCommand {
    private static final List<String> KERNEL = List.of("/dev/", "/proc/", "/sys/");

    /** A service stays in the foreground: without what sends the program into the background. */
    private final UnaryOperator<List<String>> foreground;

    Daemon(UnaryOperator<List<String>> foreground) {
        this.foreground = foreground;
    }

    public static Daemon without(String... options) {
        List<String> gone = List.of(options);
        return new Daemon(words -> words.stream().filter(w -> !gone.contains(w)).toList());
    }

    public static Daemon with(String option) {
        return new Daemon(words -> {
            List<String> all = new ArrayList<>(words);
            if (!all.contains(option)) {
                all.add(1, option);
            }
            return all;
        });
    }

    /** It remains who it is: in a sandbox there is nobody else that it could become. */
    public static Daemon dnsmasq() {
        return new Daemon(words -> {
            List<String> all = new ArrayList<>(words);
            all.removeAll(List.of("-k", "--keep-in-foreground"));
            if (!all.contains("-d") && !all.contains("--no-daemon")) {
                all.add(1, "--no-daemon");
            }
            return all;
        });
    }

    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = foreground.apply(call.words());
        if (words.isEmpty() || !serves(call)) {
            return Outcome.passed("runs", call.name());
        }
        String stem = words.getFirst().replaceAll(".*/", "").replaceAll("[^A-Za-z0-9_.-]", "-");
        List<Service> services = context.space().services();
        String name = stem;
        for (int i = 2; has(services, name); i++) {
            name = stem + "-" + i;
        }
        String command = words.stream().map(Daemon::quoted).collect(Collectors.joining(" "));
        if (services.stream().anyMatch(s -> s.command().equals(command))) {
            return Outcome.passed("exists", stem);
        }
        context.machine().commit();
        services.add(new Service(name, command, false, true));
        words.forEach(word -> file(word, context));
        return Outcome.done((context.space().isRoot() ? "host" : context.space().name()) + " " + name);
    }

    /** A file that the command names, where it is known what is in it: {@code -C /tmp/dns.conf}, {@code --conf-file=/tmp/dns.conf}. */
    private static void file(String word, Context context) {
        int slash = word.indexOf('/');
        String path = slash < 0 ? "" : word.substring(slash);
        if (KERNEL.stream().noneMatch(path::startsWith)) {
            context.files().apply(path).filter(text -> !Unknown.isIn(text)).ifPresent(text -> context.space().addFile(path, text));
        }
    }

    private static boolean has(List<Service> services, String name) {
        return services.stream().anyMatch(s -> s.name().equals(name));
    }

    /** A client of the same name does not. */
    private static boolean serves(Call call) {
        List<String> words = call.words();
        return switch (words.getFirst().replaceAll(".*/", "")) {
            case "iperf", "iperf3" -> words.stream().anyMatch(w -> w.matches("-[a-zA-Z0-9]*s[a-zA-Z]*|--server"));
            case "nc", "ncat", "netcat" -> words.stream().anyMatch(w -> w.matches("-[a-zA-Z]*l[a-zA-Z]*|--listen"));
            case "python", "python2", "python3" ->
                words.contains("http.server") || words.contains("SimpleHTTPServer");
            case "socat" -> words.stream().anyMatch(w -> w.toUpperCase(java.util.Locale.ROOT).contains("LISTEN"));
            default -> true;
        };
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
