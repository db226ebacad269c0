package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.shell.call.Call;

/** One program, as far as it is understood. */
public interface ScriptCommand {
    /** @throws CommandEnd where it ends before its end */
    Outcome run(Call call, Context context);
}
