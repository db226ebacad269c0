package dev.vethwork.engine.place;

import java.util.ArrayList;
import java.util.List;

/** Shows what two texts do not share, line by line. */
final class Differences {
    private Differences() {}

    static String between(String expected, String actual) {
        List<String> missing = new ArrayList<>(expected.lines().toList());
        List<String> more = new ArrayList<>();
        for (String line : actual.lines().toList()) {
            if (!missing.remove(line)) {
                more.add("+ " + line);
            }
        }
        List<String> all = new ArrayList<>();
        // A refusal, instead of a whole machine, would be the last line of many.
        all.addAll(more.subList(0, Math.min(30, more.size())));
        missing.forEach(line -> all.add("- " + line));
        return String.join("\n", all.subList(0, Math.min(60, all.size())));
    }
}
