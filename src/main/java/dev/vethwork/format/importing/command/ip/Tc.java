package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.topology.Shaping;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code tc}: what makes a cable slow, far or lossy. */
public final class Tc implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        Context where = context;
        while (words.peek().startsWith("-")) {
            String option = words.next();
            if (option.equals("-n") || option.equals("-net") || option.equals("-netns")) {
                where = context.in(IpCommand.space(context, words.value(option)));
            }
        }
        String object = words.next();
        String verb = words.next();
        if (!Words.match(object, "qdisc").equals("qdisc")) {
            return Words.match(verb, "show", "list", "ls").isEmpty() ? Outcome.passed("traffic", object) : Outcome.shown("");
        }
        return switch (Words.match(verb, "add", "replace", "change", "delete", "show", "list", "ls")) {
            case "add", "replace", "change" -> add(words, where);
            case "delete" -> {
                if (!words.skip("dev")) {
                    words.next();
                    words.skip("dev");
                }
                String name = words.next();
                Link link = where.space().link(name).orElseThrow(() -> CommandEnd.nothing("nothing", name));
                where.machine().takeBack(link.id(), () -> link.shaping(Shaping.NONE), where.removed());
                yield Outcome.waits();
            }
            default -> Outcome.shown("");
        };
    }

    private static Outcome add(Words words, Context context) {
        String device = "";
        while (words.hasNext()) {
            String word = words.value("tc");
            switch (word) {
                case "dev" -> device = words.value(word);
                case "root" -> {
                    // Where a cable's weather is.
                }
                case "handle", "parent" -> words.next();
                case "netem", "tbf" -> {
                    Link link = context.drawn(device);
                    if (link.kind() != ImportedKind.VETH) {
                        throw CommandEnd.refused("traffic", word);
                    }
                    context.machine().commit();
                    link.shaping(word.equals("netem") ? netem(words, link, context) : tbf(words, link));
                    Link peer = link.peer();
                    if (peer != null && peer.shaping().isNone()) {
                        context.remark("bothDirections", link.id());
                    }
                    return Outcome.done(link.id());
                }
                default -> {
                    // Which packet goes first, and where else it is copied to.
                    throw CommandEnd.passed("traffic", word);
                }
            }
        }
        throw CommandEnd.failed("incomplete", "tc");
    }

    private static Shaping tbf(Words words, Link link) {
        String rate = null;
        while (words.hasNext()) {
            String word = words.value("tbf");
            String value = words.next();
            if (word.equals("rate")) {
                rate = value.toLowerCase(Locale.ROOT);
            }
        }
        return link.shaping().withRate(rate);
    }

    private static Shaping netem(Words words, Link link, Context context) {
        String rate = link.shaping().rate();
        String delay = link.shaping().delay();
        String loss = link.shaping().loss();
        while (words.hasNext()) {
            String word = words.value("netem");
            switch (word) {
                case "delay", "latency" -> {
                    delay = time(words.value(word));
                    if (words.peek().matches("[0-9.]+(us|ms|s|usec|msec|sec|)")) {
                        context.remark("setting", "jitter " + words.next());
                        if (words.peek().matches("[0-9.]+%")) {
                            words.next();
                        }
                    }
                }
                case "loss", "drop" -> {
                    words.skip("random");
                    loss = words.value(word);
                    loss = loss.endsWith("%") ? loss : loss + "%";
                    if (words.peek().matches("[0-9.]+%")) {
                        words.next();
                    }
                }
                case "rate" -> rate = words.value(word).toLowerCase(Locale.ROOT);
                case "limit" -> words.next();
                case "distribution" -> words.next();
                default -> {
                    context.remark("setting", word);
                    while (words.peek().matches("[0-9.]+%?.*")) {
                        words.next();
                    }
                }
            }
        }
        return new Shaping(rate, delay, loss);
    }

    private static @Nullable String time(String written) {
        String text = written.replace("msecs", "ms").replace("msec", "ms").replace("usecs", "us").replace("usec", "us")
                .replace("secs", "s").replace("sec", "s");
        return text.matches("[0-9.]+") ? text + "us" : text;
    }
}
