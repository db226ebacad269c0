package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of program that runs another command. */
interface Wrapper {
    /** What it is called by. */
    Set<String> names();

    /** Null where it is called in a way that runs nothing, or nothing that is known. */
    @Nullable Answer run(Call call);
}
