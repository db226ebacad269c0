package dev.vethwork.format.importing.command.nettools;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.command.ip.IpCommand;
import dev.vethwork.format.importing.shell.call.Call;
import java.util.List;

/** {@code vconfig}, by which VLANs were made before {@code ip link} could. */
public final class Vconfig implements ScriptCommand {
    private final IpCommand ip = new IpCommand();

    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        String verb = words.value("vconfig");
        return switch (verb) {
            case "add" -> {
                String below = words.value(verb);
                String id = words.value(verb);
                yield ip.run(
                        call.withWords(List.of("ip", "link", "add", "link", below, "name", below + "." + id, "type", "vlan", "id", id)),
                        context);
            }
            case "rem" -> ip.run(call.withWords(List.of("ip", "link", "delete", words.value(verb))), context);
            case "set_flag", "set_egress_map", "set_ingress_map" -> Outcome.passed("setting", verb);
            default -> Outcome.refused("setting", verb);
        };
    }
}
