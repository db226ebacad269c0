package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code iptables-restore} of rules that the script has itself. */
public final class IptablesRestore implements ScriptCommand {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Family family;

    public IptablesRestore(Family family) {
        this.family = family;
    }

    @Override
    public Outcome run(Call call, Context context) {
        String input = call.input();
        if (input == null) {
            return Outcome.refused("file", call.name());
        }
        Iptables iptables = new Iptables(family);
        String table = "filter";
        for (String line : input.lines().map(String::strip).toList()) {
            if (line.startsWith("*")) {
                table = line.substring(1).strip();
            } else if (line.startsWith(":")) {
                String[] words = line.substring(1).split("\\s+");
                context.space().netfilter().rules(new Chain(family, table, words[0]));
                if (words.length > 1 && words[1].equals("DROP")) {
                    iptables.run(call.withWords(List.of("iptables", "-t", table, "-P", words[0], "DROP")), context);
                }
            } else if (line.startsWith("-")) {
                List<String> words = new ArrayList<>(List.of("iptables", "-t", table));
                Matcher matcher = WORD.matcher(line);
                while (matcher.find()) {
                    words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
                // What is refused does not keep the rest from being read.
                Context part = context.part(line);
                part.isRefused(outcome(iptables, call.withWords(words), part));
            }
        }
        return Outcome.done((context.space().isRoot() ? "host" : context.space().name()) + " " + table);
    }

    private static Outcome outcome(Iptables iptables, Call call, Context context) {
        try {
            return iptables.run(call, context);
        } catch (CommandEnd stop) {
            return stop.outcome();
        } catch (BadValue bad) {
            return Outcome.failed("value", bad.said(), bad.remedySaid());
        }
    }
}
