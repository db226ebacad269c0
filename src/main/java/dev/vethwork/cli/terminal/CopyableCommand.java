package dev.vethwork.cli.terminal;

import dev.vethwork.plan.ShellText;
import java.util.List;

/** Shows a command so that it can be copied into a shell. */
public final class CopyableCommand {
    private CopyableCommand() {}

    public static String quoted(List<String> argv) {
        return ShellText.line(argv);
    }
}
