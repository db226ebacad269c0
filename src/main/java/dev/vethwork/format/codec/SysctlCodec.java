package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.Sysctls;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Kernel settings by dotted name. */
final class SysctlCodec {
    private SysctlCodec() {}

    static SortedMap<String, String> read(Located value, Problems problems) {
        Fields fields = Fields.any(value, problems);
        SortedMap<String, String> read = new TreeMap<>();
        for (String name : fields.names()) {
            String setting = fields.optional(name, Readers.text(text -> Sysctls.check(name, text)));
            if (setting != null) {
                read.put(name, setting);
            }
        }
        return read;
    }

    static ObjectNode write(SortedMap<String, String> sysctls) {
        JsonBuilder builder = new JsonBuilder();
        sysctls.forEach(builder::text);
        return builder.build();
    }
}
