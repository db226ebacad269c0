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
        missing.forEach(line -> all.add("- " + line));
        all.addAll(more);
        return String.join("\n", all.subList(0, Math.min(60, all.size())));
    }
}
