package dev.vethwork.engine.place;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.TargetException.Kind;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.net.RemoteKind;
import java.util.Set;
import java.util.stream.Stream;

/** Why another machine let nobody in, and what to do about it. */
final class FarRefusals {
    /** What ssh(1) says in English whatever the locale, and what of it is meant. The first that is said counts. */
    private enum Word {
        MISSING("ssh: not found", Kind.MISSING, "ssh.missing"),
        CHANGED("IDENTIFICATION HAS CHANGED", Kind.NOT_PERMITTED, "ssh.changed"),
        UNKNOWN("Host key verification failed", Kind.NOT_PERMITTED, "ssh.unknown"),
        DENIED("Permission denied", Kind.NOT_PERMITTED, "ssh.denied"),
        TOO_MANY("Too many authentication failures", Kind.NOT_PERMITTED, "ssh.denied"),
        NO_NAME("Could not resolve hostname", Kind.LOST, "ssh.noName"),
        REFUSED("Connection refused", Kind.LOST, "ssh.closed"),
        LATE("timed out", Kind.LOST, "ssh.unreachable"),
        NO_ROUTE("No route to host", Kind.LOST, "ssh.unreachable"),
        NO_NETWORK("Network is unreachable", Kind.LOST, "ssh.unreachable");

        private final String said;
        private final Kind kind;
        private final String key;

        Word(String said, Kind kind, String key) {
            this.said = said;
            this.kind = kind;
            this.key = key;
        }

        Trouble of(RemoteKind machine) {
            return Trouble.of(kind, key, machine.machine(), machine.byHand());
        }
    }

    private FarRefusals() {}

    /** @param said all that was heard before the end */
    static TargetException explain(RemoteKind machine, String said) {
        Greeting greeting = Greeting.parse(said);
        Trouble trouble = greeting.first("refused")
                .map(why -> refused(machine, greeting, why))
                .orElseGet(() -> Stream.of(Word.values())
                        .filter(word -> said.contains(word.said))
                        .findFirst()
                        .map(word -> word.of(machine))
                        .orElseGet(() -> Trouble.of(Kind.LOST, "ssh.broken", machine.machine(), machine.byHand(), words(said))));
        return trouble.saying(said).exception();
    }

    /** Whether it is for sure that nothing was begun there. */
    static boolean isRefusal(String said) {
        return Greeting.parse(said).first("refused").isPresent()
                || Stream.of(Word.values()).anyMatch(word -> said.contains(word.said));
    }

    private static Object words(String said) {
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((one, two) -> two)
                .<Object>map(line -> line)
                .orElse(Trouble.phrase("reason.none"));
    }

    /** Only where there was a sandbox, and is none any more. */
    static boolean isGone(String said) {
        return Greeting.parse(said).says("refused gone");
    }

    private static Trouble refused(RemoteKind machine, Greeting greeting, String why) {
        String[] words = why.split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        return switch (words[0]) {
            case "missing" -> Trouble.of(
                    Kind.MISSING, "ssh.lacks", machine.machine(), rest, Needs.packageOf(rest));
            case "foreign" -> Trouble.of(Kind.NOT_PERMITTED, "ssh.foreign", machine.machine(), rest);
            case "sandbox" -> Refusals.far(machine.machine(), Set.copyOf(greeting.settings()), rest);
            default -> Trouble.of(Kind.LOST, "ssh.gone", machine.machine());
        };
    }
}
