package dev.vethwork.format.importing.command.wireguard;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.topology.kind.DrawnWireguard;
import org.jspecify.annotations.Nullable;

/** {@code wg}. Keys are made as it would make them: a drawing keeps a secret that nobody else has. */
public final class Wg implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        String verb = words.next();
        return switch (verb) {
            case "", "show", "showconf" -> Outcome.passed("shows");
            case "genkey", "genpsk" -> Outcome.shown(PrivateKey.random().text() + "\n");
            case "pubkey" -> Outcome.shown(new PrivateKey(input(call).strip()).publicKey().text() + "\n");
            case "set" -> {
                Link link = context.drawn(words.value(verb));
                WireguardSoFar so = WireguardSoFar.of(wireguard(link));
                settings(words, so, call, context);
                yield told(link, so);
            }
            case "setconf", "addconf", "syncconf" -> {
                Link link = context.drawn(words.value(verb));
                DrawnWireguard before = wireguard(link);
                WireguardSoFar so = verb.equals("addconf") ? WireguardSoFar.of(before) : WireguardSoFar.anew(before);
                WireguardFile.read(file(words.value(verb), call, context), so, context);
                yield told(link, so);
            }
            default -> Outcome.failed("argument", verb);
        };
    }

    private static Outcome told(Link link, WireguardSoFar so) {
        link.extra(so.drawn());
        return Outcome.done(link.id());
    }

    private static DrawnWireguard wireguard(Link link) {
        if (link.extra() instanceof DrawnWireguard drawn) {
            return drawn;
        }
        throw CommandEnd.failed("noWireguard", link.name());
    }

    private static void settings(Words words, WireguardSoFar so, Call call, Context context) {
        while (words.hasNext()) {
            String word = words.value("set");
            switch (word) {
                case "private-key" -> so.privateKey(file(words.value(word), call, context));
                case "listen-port" -> so.listenPort(words.number(word));
                case "peer" -> so.peer(words.value(word));
                case "remove" -> so.remove();
                case "endpoint" -> so.endpoint(words.value(word));
                case "allowed-ips" -> so.allowedIps(words.value(word), false);
                case "persistent-keepalive" -> so.keepalive(words.value(word));
                case "fwmark", "preshared-key" -> {
                    words.value(word);
                    context.remark("setting", word);
                }
                default -> throw CommandEnd.failed("argument", word);
            }
        }
    }

    private static String input(Call call) {
        return known(call.input(), "wg");
    }

    private static String file(String path, Call call, Context context) {
        return path.equals("/dev/stdin") || path.equals("-") ? input(call) : known(context.files().apply(path).orElse(null), path);
    }

    private static String known(@Nullable String text, String source) {
        if (text == null || Unknown.isIn(text)) {
            throw CommandEnd.refused("unknown", text == null ? source : Unknown.source(text).orElse(source));
        }
        return text;
    }
}
