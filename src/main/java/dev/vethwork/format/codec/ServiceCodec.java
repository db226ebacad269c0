package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Service;
import tools.jackson.databind.node.ObjectNode;

/** Processes started at deployment. */
final class ServiceCodec {
    private ServiceCodec() {}

    static Service read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "name", "command", "pidNamespace", "root");
        boolean pidNamespace = fields.flag("pidNamespace", false);
        boolean root = fields.flag("root", false);
        return new Service(
                fields.required("name", Readers.text(Names::node)),
                fields.required("command", Readers.text(Service::command)),
                pidNamespace,
                root);
    }

    static ObjectNode write(Service service) {
        return new JsonBuilder()
                .text("name", service.name())
                .text("command", service.command())
                .flag("pidNamespace", service.pidNamespace(), false)
                .flag("root", service.root(), false)
                .build();
    }
}
