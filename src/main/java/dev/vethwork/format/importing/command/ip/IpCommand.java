package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Shown;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.Evaluator;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ip}, with all its abbreviations. */
public final class IpCommand implements ScriptCommand {
    /** In the order in which iproute2 tries them: {@code ip n} is the neighbours. */
    private static final String[] OBJECTS = {
        "address", "addrlabel", "maddress", "route", "rule", "neighbor", "neighbour", "ntable", "link", "l2tp", "fou",
        "tunnel", "tunl", "tuntap", "tap", "token", "tcp_metrics", "monitor", "xfrm", "mroute", "mrule", "netns", "netconf",
        "vrf", "sr", "nexthop", "mptcp", "macsec", "stats"
    };

    /** A process that is in the namespace of the machine. */
    private static final String INIT = "1";

    private static final Pattern PROCESS = Pattern.compile("[0-9]+");

    /** What one asks of objects that are not drawn. */
    private static final Set<String> ASKED = Set.of("", "show", "list", "ls", "lst", "get", "help", "monitor", "count", "save");

    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        Options options = options(words, context);
        if (options.batch()) {
            return batch(call, context);
        }
        if (!words.hasNext()) {
            return Outcome.passed("shows");
        }
        String object = words.next();
        return switch (Words.match(object, OBJECTS)) {
            case "address" -> new IpAddress(options.family(), options.form()).run(words, options.context());
            case "link" -> IpLink.run(words, options.context(), options.form());
            case "route" -> new IpRoute(options.family()).run(words, options.context());
            case "netns" -> IpNetns.run(words, options.context(), options.all());
            case "neighbor", "neighbour" -> IpNeighbor.run(words, options.context());
            case "rule" -> IpRule.run(words, options.context(), options.family());
            case "tunnel" -> IpTunnelCommand.run(words, options.context());
            case "tuntap" -> IpTuntap.run(words, options.context());
            case "monitor", "netconf", "tcp_metrics", "stats", "ntable", "maddress" -> Outcome.passed("shows");
            case "" -> Outcome.failed("object", object);
            default -> ASKED.contains(words.peek()) ? Outcome.passed("shows") : Outcome.refused("object", object);
        };
    }

    /** What stands before the object. */
    private record Options(Context context, @Nullable Family family, boolean all, boolean batch, Shown.Form form) {}

    private static Options options(Words words, Context context) {
        Context where = context;
        Family family = null;
        boolean all = false;
        boolean batch = false;
        Shown.Form form = Shown.Form.LINES;
        while (words.peek().startsWith("-")) {
            String option = words.next().replaceFirst("^-+", "");
            switch (option) {
                case "n", "net", "netns" -> where = context.in(space(context, words.value(option)));
                case "4" -> family = Family.V4;
                case "6" -> family = Family.V6;
                case "f", "fam", "family" -> family = words.value(option).equals("inet6") ? Family.V6 : Family.V4;
                case "all", "a" -> all = true;
                case "b", "batch" -> {
                    batch = true;
                    words.next();
                }
                case "rc", "rcvbuf", "l", "loops" -> words.next();
                // How it prints: nothing that is drawn.
                default -> form = form.with(option);
            }
        }
        return new Options(where, family, all, batch, form);
    }

    static Space space(Context context, String name) {
        if (isMachine(context, name)) {
            return context.machine().root();
        }
        Optional<Space> found = context.machine().space(name)
                .or(() -> context.machine().ofProcess(name))
                .or(() -> name.startsWith("/") ? context.machine().space(name.substring(name.lastIndexOf('/') + 1)) : Optional.empty());
        if (found.isEmpty() && PROCESS.matcher(name).matches()) {
            throw CommandEnd.refused("pid", name);
        }
        if (found.isEmpty() || name.isEmpty()) {
            throw CommandEnd.failed("namespace", name);
        }
        return found.get();
    }

    /** Whether the machine's own namespace is meant by a process in it: the first of all, or the script itself. */
    static boolean isMachine(Context context, String name) {
        return (name.equals(INIT) || name.equals(Evaluator.PROCESS)) && context.machine().space(name).isEmpty();
    }

    /** {@code ip -batch -}: each line is a command. */
    private Outcome batch(Call call, Context context) {
        String input = call.input();
        if (input == null) {
            return Outcome.refused("file", "ip -batch");
        }
        Outcome last = Outcome.done("");
        for (String line : input.lines().toList()) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                List<String> words = new ArrayList<>(List.of("ip"));
                words.addAll(List.of(line.strip().split("\\s+")));
                last = run(call.withWords(words), context);
                if (last instanceof Outcome.Failed || last instanceof Outcome.Refused) {
                    return last;
                }
            }
        }
        return last;
    }
}
