package dev.vethwork.format.importing.command;

/** {@code ip neighbor}. */
final class IpNeighbor {
    private IpNeighbor() {}

    static Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "add", "change", "chg", "replace", "delete", "get", "show", "lst", "list", "flush")) {
            case "add", "change", "chg", "replace" -> Outcome.refused("neighbor", context.where());
            case "delete", "flush" -> Outcome.passed("learned");
            case "" -> Outcome.failed("verb", "neighbor", verb);
            default -> Outcome.shown("");
        };
    }
}
