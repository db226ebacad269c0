package dev.vethwork.engine.driver;

import dev.vethwork.plan.operation.RuleOperation;
import java.util.ArrayList;
import java.util.List;

/** Commands of iptables as the lines that iptables-restore reads: a table is opened again whenever it changes. */
final class RestoreFile {
    private RestoreFile() {}

    static List<String> of(List<RuleOperation> rules) {
        List<String> lines = new ArrayList<>();
        String open = "";
        for (RuleOperation rule : rules) {
            String table = rule.chain().table().word();
            if (!table.equals(open)) {
                if (!open.isEmpty()) {
                    lines.add("COMMIT");
                }
                lines.add("*" + table);
                open = table;
            }
            lines.add(String.join(" ", rule.line()));
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
}
