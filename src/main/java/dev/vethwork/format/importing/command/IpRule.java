package dev.vethwork.format.importing.command;

/** {@code ip rule}. */
final class IpRule {
    private IpRule() {}

    static Outcome run(Words words) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "list", "lst", "show", "add", "delete", "flush", "save", "restore")) {
            case "add" -> Outcome.refused("rule");
            case "delete", "flush" -> Outcome.passed("nothing", "rule");
            case "" -> Outcome.failed("verb", "rule", verb);
            default -> Outcome.passed("shows");
        };
    }
}
