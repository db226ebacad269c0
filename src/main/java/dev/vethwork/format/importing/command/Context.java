package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.text.NearestName;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a command works on: the machine so far, and the namespace that it runs in.
 *
 * @param part of the command that this is for; empty for all of it
 */
public record Context(
        Machine machine,
        Space space,
        List<Phrase> remarks,
        BiConsumer<Boolean, String> removed,
        BiConsumer<String, Phrase> refusedOf,
        String part,
        Function<String, Optional<String>> files) {
    /** Names that Linux gives to network cards. */
    private static final Pattern CARD =
            Pattern.compile("(eth|wlan|em|usb|wwan)[0-9]+|(en|wl|ww)[opsx][0-9a-z]+|ens[0-9]+.*|docker0|virbr0|lxcbr0");

    /**
     * Without a remark yet.
     *
     * @param refusedOf hears of which part of the command, or of all where it names none, something is not drawn after all, and why
     * @param files what is in a file, as far as the script or what came along with it tells
     */
    public Context(
            Machine machine,
            Space space,
            BiConsumer<Boolean, String> removed,
            BiConsumer<String, Phrase> refusedOf,
            Function<String, Optional<String>> files) {
        this(machine, space, new ArrayList<>(), removed, refusedOf, "", files);
    }

    /** The same for one of the many things that a command does, which is told of by itself. */
    public Context part(String text) {
        return new Context(machine, space, remarks, removed, refusedOf, text, files);
    }

    /** Hears why something is not drawn after all, once the rest is known. */
    public Consumer<Phrase> refused() {
        return reason -> refusedOf.accept(part, reason);
    }

    /** Whether it was, which is told of. */
    public boolean isRefused(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(Phrase reason) -> told(reason);
            case Outcome.Failed(Phrase reason) -> told(reason);
            case Outcome.Done _, Outcome.Waits _, Outcome.Shown _, Outcome.Passed _ -> false;
        };
    }

    private boolean told(Phrase reason) {
        refused().accept(reason);
        return true;
    }

    public Context in(Space other) {
        return new Context(machine, other, remarks, removed, refusedOf, part, files);
    }

    /** What is wrong with the command although it is drawn, or how it was read. */
    public void remark(String key, Object... arguments) {
        remarks.add(ImportTexts.of("remark." + key, arguments));
    }

    /** An interface of this namespace. @throws CommandEnd if there is none, or it is none that can be drawn */
    public Link link(String name) {
        Optional<Link> found = space.link(name);
        if (found.isPresent()) {
            return found.get();
        }
        if (space.isRoot() && CARD.matcher(name).matches()) {
            return machine.addLink(ImportedKind.CARD, space, name);
        }
        throw CommandEnd.failed(nearest(name).isEmpty() ? "device" : "device.near", name, where(), nearest(name));
    }

    /** The same of one that is drawn: else what is done to it is passed over. */
    public Link drawn(String name) {
        Link link = link(name);
        if (link.kind() == ImportedKind.CARD) {
            throw CommandEnd.refused("card", name);
        }
        if (link.kind() == ImportedKind.OTHER) {
            throw CommandEnd.passed("undrawn", name);
        }
        return link;
    }

    public Object where() {
        return space.isRoot() ? ImportTexts.of("host") : space.name();
    }

    /** The name that may have been meant. */
    private String nearest(String name) {
        List<String> near =
                space.links().keySet().stream().filter(n -> NearestName.isNear(name, n)).toList();
        return Objects.requireNonNullElse(NearestName.of(name, near), "");
    }
}
