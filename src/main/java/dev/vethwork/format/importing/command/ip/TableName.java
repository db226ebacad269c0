package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.RouteTable;
import java.util.Optional;
import java.util.regex.Pattern;

/** A routing table by its number, or by the name that a file gives it. */
public final class TableName {
    /** Where iproute2 has the names. */
    public static final String FILE = "/etc/iproute2/rt_tables";

    /** What is in it on every machine. */
    public static final String AS_IT_COMES = "255\tlocal\n254\tmain\n253\tdefault\n0\tunspec\n";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern NO_TABLE = Pattern.compile("all|unspec");

    private TableName() {}

    static RouteTable table(String text, Context context) {
        try {
            return RouteTable.parse(text);
        } catch (BadValue e) {
            if (!NAME.matcher(text).matches() || NO_TABLE.matcher(text).matches()) {
                throw CommandEnd.refused("table", text);
            }
        }
        return told(text, context).orElseGet(() -> {
            RouteTable made = context.machine().table(text);
            context.remark("tableName", text, made, FILE);
            return made;
        });
    }

    /** As the file tells, the last line first. */
    private static Optional<RouteTable> told(String name, Context context) {
        return context.files().apply(FILE).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts.length > 1 && parts[1].equals(name) && parts[0].matches("[0-9]{1,9}"))
                .map(parts -> RouteTable.parse(parts[0]))
                .reduce((first, last) -> last);
    }
}
