package dev.vethwork.format.codec;

import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.RouteTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Routing tables: a number, or the name of one that the kernel makes by itself. */
final class TableCodec {
    private TableCodec() {}

    static RouteTable read(Located value, Problems problems) {
        return switch (value) {
            case Located.Text text -> RouteTable.parse(text.value());
            case Located.Numeral number when number.whole() -> RouteTable.parse(number.digits());
            default -> throw BadValue.of("table", value.kind());
        };
    }

    static JsonNode write(RouteTable table) {
        return table.isNamed()
                ? JsonNodeFactory.instance.stringNode(table.text())
                : JsonNodeFactory.instance.numberNode(table.number());
    }
}
