package dev.vethwork.ui.inspector.live;

import dev.vethwork.state.NamespaceState;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The tables that a kernel keeps for a namespace. */
@SuppressWarnings("ImmutableEnumChecker")
public enum LiveTable {
    INTERFACES(List.of("name", "state", "addresses", "mac", "mtu", "linkedTo", "kind"), InterfaceRows::of),
    ARP(List.of("address", "mac", "device", "state"), LiveNeighbors::of),
    ROUTES(List.of("to", "via", "device", "source", "metric", "type", "protocol", "table"), LiveRoutes::of),
    NAT(List.of("table", "chain", "rule"), RuleRows::of),
    PROCESSES(List.of("pid", "innerPid", "command", "service"), ProcessRows::of);

    private final List<String> columns;
    private final Function<NamespaceState, List<LiveRow>> rows;

    LiveTable(List<String> columns, Function<NamespaceState, List<LiveRow>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Names it in the bundle, with {@code tab.} before it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keys of the columns in the bundle, with {@code column.} before them. */
    public List<String> columns() {
        return columns;
    }

    public List<LiveRow> rows(NamespaceState namespace) {
        return rows.apply(namespace);
    }
}
