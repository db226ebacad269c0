package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.WorkingFolder;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.value.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code cd}, {@code pushd} and {@code popd}: each folder is taken to be there. */
final class Folders {
    private static final String HERE = "PWD";
    private static final String BEFORE = "OLDPWD";

    /** Those to which {@code popd} goes back, the last one last. */
    private static final String LEFT = "DIRSTACK";

    private final ScriptShell shell;

    Folders(ScriptShell shell) {
        this.shell = shell;
    }

    Answer run(String how, List<String> arguments) {
        Variables variables = shell.variables();
        List<String> left = new ArrayList<>(variables.all(LEFT));
        String here = shell.folder();
        if (how.equals("popd")) {
            if (left.isEmpty()) {
                return Answer.status(1);
            }
            go(left.removeLast());
            variables.setAll(LEFT, left, false);
            return Answer.OK;
        }
        List<String> named = arguments.stream().filter(word -> word.equals("-") || !word.startsWith("-")).toList();
        String wanted = named.isEmpty() ? Objects.requireNonNullElse(variables.get("HOME"), here) : named.getFirst();
        go(wanted.equals("-") ? Objects.requireNonNullElse(variables.get(BEFORE), here) : wanted);
        if (how.equals("pushd")) {
            left.add(here);
            variables.setAll(LEFT, left, false);
        }
        return Answer.OK;
    }

    /** Where what a folder is called is not known, nobody has gone anywhere. */
    private void go(String folder) {
        String here = shell.folder();
        if (!Unknown.isIn(folder)) {
            shell.variables().set(HERE, WorkingFolder.whole(here, folder));
            shell.variables().set(BEFORE, here);
        }
    }
}
