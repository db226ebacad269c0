package dev.vethwork.cli;

import dev.vethwork.plan.ShellText;
import java.util.List;

/** Shows a command so that it can be copied into a shell. */
final class Words {
    private Words() {}

    static String quoted(List<String> argv) {
        return ShellText.line(argv);
    }
}
