package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.shell.call.Call;

/** {@code ethtool}: kept as a note, since no drawing holds it. */
public final class Ethtool implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        if (call.words().size() > 2 && call.words().get(1).matches("-[KAGCLs]|--(offload|features|change|set-.*)")) {
            String where = context.space().isRoot() ? "host" : context.space().name();
            context.machine().note(where + ": " + String.join(" ", call.words()));
            return Outcome.passed("noted");
        }
        return Outcome.passed("shows");
    }
}
