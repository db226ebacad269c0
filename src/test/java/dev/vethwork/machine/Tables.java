package dev.vethwork.machine;

import java.util.ArrayList;
import java.util.List;

/** What {@code iptables-save} prints. */
final class Tables {
    private Tables() {}

    /** A table that was opened once and has nothing in it is as good as none; the kernel keeps it. */
    static List<String> withoutEmpty(List<String> dump) {
        List<String> all = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (String line : dump) {
            table.add(line);
            if (line.equals("COMMIT")) {
                boolean empty = table.stream()
                        .allMatch(l -> l.matches("[*].*|:.* ACCEPT|COMMIT"));
                all.addAll(empty ? List.of() : table);
                table.clear();
            }
        }
        all.addAll(table);
        return all;
    }

    /** What a restore reads to make the tables of one dump those of another: what only the first has becomes empty. */
    static String restoring(List<String> now, List<String> before) {
        StringBuilder text = new StringBuilder();
        for (String line : now) {
            if (line.startsWith("*") && !before.contains(line)) {
                text.append(line).append('\n');
            } else if (!text.isEmpty() && line.startsWith(":") && !line.endsWith(" -") && !text.toString().endsWith("COMMIT\n")) {
                text.append(line, 0, line.indexOf(' ')).append(" ACCEPT\n");
            } else if (line.equals("COMMIT") && !text.isEmpty() && !text.toString().endsWith("COMMIT\n")) {
                text.append("COMMIT\n");
            }
        }
        before.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
