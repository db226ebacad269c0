package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Destination NAT: {@code to} one, or {@code balance} over several. */
final class PortForwardCodec {
    private static final Reader<Endpoint> ENDPOINT = Readers.text(Endpoint::parse);

    private static final String[] FIELDS = SelectorCodec.fields(PortForward.PARTS, "local", "to", "balance");
    private static final int TO = PortForward.PARTS.indexOf(SelectorPart.DESTINATION) + 1;
    private static final List<SelectorPart> BEFORE = PortForward.PARTS.subList(0, TO);
    private static final List<SelectorPart> BEHIND = PortForward.PARTS.subList(TO, PortForward.PARTS.size());

    private PortForwardCodec() {}

    static PortForward read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        Selector asked = SelectorCodec.read(fields, PortForward.PARTS);
        boolean local = fields.flag("local", false);
        List<Endpoint> several = fields.list("balance", ENDPOINT);
        return new PortForward(asked, several.isEmpty() ? List.of(fields.required("to", ENDPOINT)) : several, local);
    }

    static ObjectNode write(PortForward forward) {
        boolean one = forward.to().size() == 1;
        JsonBuilder object = new JsonBuilder();
        SelectorCodec.write(object, forward.asked(), BEFORE, PortForwardCodec::host);
        object.flag("local", forward.local(), false).text("to", one ? forward.to().getFirst().text() : null);
        SelectorCodec.write(object, forward.asked(), BEHIND, PortForwardCodec::host);
        return object.texts("balance", one ? List.of() : forward.to(), Endpoint::text).build();
    }

    /** A single address stands there without a length. */
    private static String host(String text) {
        return text.replaceFirst(text.contains(":") ? "/128$" : "/32$", "");
    }
}
