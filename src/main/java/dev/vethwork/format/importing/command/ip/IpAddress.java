package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Shown;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ip address}. */
final class IpAddress {
    private static final Set<String> WITH_WORD =
            Set.of("broadcast", "brd", "label", "scope", "valid_lft", "preferred_lft", "metric", "priority", "proto");
    private static final Set<String> ALONE =
            Set.of("nodad", "noprefixroute", "optimistic", "home", "mngtmpaddr", "autojoin", "permanent", "dynamic");

    private final @Nullable Family family;
    private final Shown.Form form;

    IpAddress(@Nullable Family family, Shown.Form form) {
        this.family = family;
        this.form = form;
    }

    Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "add", "change", "chg", "replace", "delete", "show", "lst", "list", "flush", "save", "restore", "help")) {
            case "add", "change", "chg", "replace" -> add(words, context);
            case "delete" -> delete(words, context);
            case "flush" -> flush(words, context);
            case "show", "lst", "list" -> Shown.addresses(words, context, family, form);
            case "" -> Outcome.failed("verb", "address", verb);
            default -> Outcome.passed("shows");
        };
    }

    private record Wanted(InterfaceAddress address, Link link) {}

    private static Wanted read(Words words, Context context) {
        String address = "";
        String device = "";
        while (words.hasNext()) {
            String word = words.value("address");
            switch (word) {
                case "dev" -> device = words.value(word);
                case "local" -> address = words.value(word);
                case "peer", "remote" -> {
                    throw CommandEnd.refused("peerAddress", words.value(word));
                }
                default -> {
                    if (WITH_WORD.contains(word)) {
                        words.next();
                    } else if (!ALONE.contains(word)) {
                        if (!address.isEmpty()) {
                            throw CommandEnd.failed("argument", word);
                        }
                        address = word;
                    }
                }
            }
        }
        if (address.isEmpty() || device.isEmpty()) {
            throw CommandEnd.failed(device.isEmpty() ? "noDevice" : "noAddress");
        }
        return new Wanted(InterfaceAddress.parse(NetworkText.address(address)), context.drawn(device));
    }

    private static Outcome add(Words words, Context context) {
        Wanted wanted = read(words, context);
        if (wanted.link().addresses().stream().anyMatch(a -> a.prefix().equals(wanted.address().prefix()))) {
            throw CommandEnd.nothing("exists", wanted.address().text());
        }
        context.machine().commit();
        if (!wanted.address().written()) {
            context.remark("noPrefix", wanted.address().text(), wanted.address().family().bits());
        }
        wanted.link().addresses().add(wanted.address());
        return Outcome.done(wanted.link().id());
    }

    private static Outcome delete(Words words, Context context) {
        Wanted wanted = read(words, context);
        boolean there = wanted.link().addresses().stream().anyMatch(a -> a.ip().equals(wanted.address().ip()));
        if (!there) {
            throw CommandEnd.nothing("nothing", wanted.address().text());
        }
        context.machine().takeBack(
                wanted.link().id(),
                () -> wanted.link().addresses().removeIf(a -> a.ip().equals(wanted.address().ip())),
                context.removed());
        return Outcome.waits();
    }

    private Outcome flush(Words words, Context context) {
        String device = "";
        while (words.hasNext()) {
            String word = words.value("flush");
            if (word.equals("scope") || word.equals("label") || word.equals("to")) {
                words.next();
            } else if (!word.equals("dev")) {
                device = word;
            }
        }
        Link link = context.link(device);
        context.machine().takeBack(
                link.id(),
                () -> link.addresses().removeIf(a -> family == null || a.family() == family),
                context.removed());
        return Outcome.waits();
    }
}
