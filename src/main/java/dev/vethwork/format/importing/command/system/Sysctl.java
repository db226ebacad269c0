package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.topology.Sysctls;
import java.util.List;
import java.util.regex.Pattern;

/** {@code sysctl}, and what is written to files below {@code /proc/sys}. */
public final class Sysctl implements ScriptCommand {
    public static final String FILES = "/proc/sys/";

    /** Where the kernel has a folder for each interface: a setting is in one of those. */
    private static final Pattern OF_DEVICES = Pattern.compile("net\\.ipv[46]\\.(conf|neigh)\\..*");

    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        String element = "";
        boolean shows = true;
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("-p") || word.equals("--system") || word.startsWith("--load")) {
                return Outcome.passed("machineSettings");
            }
            if (word.startsWith("-")) {
                continue;
            }
            int equals = word.indexOf('=');
            if (equals < 0) {
                if (words.peek().equals("=")) {
                    words.next();
                    element = set(word, words.value(word), context);
                    shows = false;
                } else {
                    element = word;
                }
                continue;
            }
            String value = word.substring(equals + 1);
            element = set(word.substring(0, equals), value.isEmpty() ? words.value(word) : value, context);
            shows = false;
        }
        if (shows) {
            return Outcome.shown(shown(element, call.words(), context));
        }
        return Outcome.done(element);
    }

    private static String shown(String name, List<String> words, Context context) {
        String value = context.space().sysctls().getOrDefault(name.replace('/', '.'), "0");
        return words.contains("-n") ? value + "\n" : name + " = " + value + "\n";
    }

    /** @return what the report calls it */
    public static String set(String written, String value, Context context) {
        String name = dotted(written.strip());
        String text = value.strip();
        if (!name.startsWith("net.")) {
            throw CommandEnd.passed("outsideNet", name);
        }
        Sysctls.check(name, text);
        if (OF_DEVICES.matcher(name).matches() && Sysctls.OfDevice.of(name).isEmpty()) {
            throw CommandEnd.failed("setting", name);
        }
        String where = context.space().isRoot() ? "host" : context.space().name();
        if (context.machine().isCleaning() && text.equals("0")) {
            context.machine().takeBack(where, () -> context.space().sysctls().put(name, text), context.removed());
            throw CommandEnd.with(Outcome.waits());
        }
        if (!text.equals("0") || context.space().sysctls().containsKey(name)) {
            context.machine().commit();
        }
        context.space().sysctls().put(name, text);
        return where + " " + name;
    }

    /** With dots between its parts; a name of an interface with a dot in it is written with slashes. */
    static String dotted(String name) {
        String dotted = name.contains("/") && !name.contains(".") ? name.replace('/', '.') : name;
        // The kernel keeps the two as one.
        return dotted.equals("net.ipv4.conf.all.forwarding") ? "net.ipv4.ip_forward" : dotted;
    }
}
