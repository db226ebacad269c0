package dev.vethwork.engine;

import java.util.ArrayList;
import java.util.List;

/** Commands of iptables as the lines that iptables-restore reads: a table is opened again whenever it changes. */
final class RestoreFile {
    private static final String DEFAULT_TABLE = "filter";

    private RestoreFile() {}

    static List<String> of(List<Words> commands) {
        List<String> lines = new ArrayList<>();
        String open = "";
        for (Words command : commands) {
            String table = table(command.argv());
            if (!table.equals(open)) {
                if (!open.isEmpty()) {
                    lines.add("COMMIT");
                }
                lines.add("*" + table);
                open = table;
            }
            lines.add(String.join(" ", withoutTable(command.argv())));
        }
        lines.add("COMMIT");
        return lines;
    }

    /** The index among the commands of the one on this line, counted from 1; of the last one before it otherwise. */
    static int commandAt(String payload, int line) {
        String[] lines = payload.split("\n");
        int command = -1;
        for (int i = 0; i < Math.min(line, lines.length); i++) {
            if (lines[i].startsWith("-")) {
                command++;
            }
        }
        return Math.max(0, command);
    }

    private static String table(List<String> words) {
        int at = words.indexOf("-t");
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : DEFAULT_TABLE;
    }

    private static List<String> withoutTable(List<String> words) {
        int at = words.indexOf("-t");
        if (at < 0) {
            return words;
        }
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(Math.min(words.size(), at + 2), words.size()));
        return rest;
    }
}
