package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import java.util.List;
import java.util.Map;

/** What runs in a node, and what it finds there: files and settings of the kernel. */
final class ServiceRows {
    static final RowCodec<Service> SERVICE = new RowCodec<>(
            List.of(
                    Column.text("serviceName", "web"),
                    Column.wide("command", "python3 -m http.server 80"),
                    new Column("pidNamespace", new Input.Flag()),
                    new Column("root", new Input.Flag())),
            true,
            true,
            s -> List.of(s.name(), s.command(), Boolean.toString(s.pidNamespace()), Boolean.toString(s.root())),
            row -> new Service(
                    row.get(0).strip(),
                    required(row.get(1), "service.noCommand"),
                    Boolean.parseBoolean(row.get(2)),
                    Boolean.parseBoolean(row.get(3))));

    /** A text's lines stand in one cell, {@code \\n} between them. */
    static final RowCodec<NodeFile> FILE = new RowCodec<>(
            List.of(Column.text("path", "/etc/bird/bird.conf"), Column.wide("fileText", "router id 10.255.0.1;\\n")),
            true,
            true,
            f -> List.of(f.path(), f.text().replace("\\", "\\\\").replace("\n", "\\n")),
            row -> new NodeFile(row.get(0).strip(), Cells.lines(row.get(1))));

    static final RowCodec<Map.Entry<String, String>> SYSCTL = new RowCodec<>(
            List.of(Column.text("sysctl", "net.ipv4.conf.all.rp_filter"), Column.text("value", "0")),
            true,
            true,
            e -> List.of(e.getKey(), e.getValue()),
            row -> Map.entry(
                    required(row.get(0), "sysctl.noName"),
                    required(row.get(1), "sysctl.noValue")));

    private ServiceRows() {}

    private static String required(String text, String missing) {
        if (text.isBlank()) {
            throw BadValue.of(missing);
        }
        return text.strip();
    }
}
