package dev.vethwork.state.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interface of the machine's, lent to a namespace.
 *
 * @param device what the machine calls it
 * @param before what it was on the machine; of a desired state null, and of what somebody else has moved there
 */
public record Physical(String device, @Nullable Before before) implements LinkKind {
    /** How its alias begins while it is lent: the note goes with the interface, wherever that goes. */
    private static final String LENT = "vethwork-nic/";

    /** What is given back with it. */
    public record Before(boolean up, int mtu, Mac mac) {}

    @Override
    public String word() {
        return "physical";
    }

    /** The note on it. */
    public String note() {
        return before == null
                ? LENT + device
                : LENT + String.join(
                        "/", List.of(device, before.up() ? "up" : "down", String.valueOf(before.mtu()), before.mac().text()));
    }

    /** What a note says; empty where it is none of these. */
    public static Optional<Physical> noted(String alias) {
        String[] words = alias.startsWith(LENT) ? alias.substring(LENT.length()).split("/") : new String[0];
        try {
            return words.length == 4
                    ? Optional.of(new Physical(
                            words[0], new Before(words[1].equals("up"), Integer.parseInt(words[2]), new Mac(words[3]))))
                    : Optional.empty();
        } catch (BadValue | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
