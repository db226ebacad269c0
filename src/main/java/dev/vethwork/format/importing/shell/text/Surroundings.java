package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Files;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.value.Expansion;
import dev.vethwork.format.importing.shell.value.Variables;
import org.jspecify.annotations.Nullable;

/** What a program of text sees of the shell that runs it. */
public interface Surroundings {
    Variables variables();

    Expansion expansion();

    Files files();

    String namespace();

    /** Where it is. */
    String folder();

    /** What it reads; null where nothing was given. */
    @Nullable ShellInput input();
}
