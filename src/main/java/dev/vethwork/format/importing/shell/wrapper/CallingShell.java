package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Files;
import dev.vethwork.format.importing.shell.call.Programs;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shell, as a program sees it that runs another command. */
public interface CallingShell {
    Programs programs();

    Files files();

    /** What is there to be read; null where nothing was given. */
    @Nullable ShellInput input();

    /** The number that the next process beside the script gets. */
    String nextProcess();

    /** A command whose words are known. @return its status */
    int invoke(Call call);

    /** The same in a namespace that is there. */
    int invokeIn(Call call, String namespace);

    /** @param ours whether it sees and sets this shell's own variables */
    int script(String text, int line, String namespace, List<String> arguments, boolean ours);

    /** The same of a script that lies at a path. */
    int file(String path, String text, int line, String namespace, List<String> arguments);

    /** These words as a command; null where there are none. */
    default @Nullable Answer command(Call call, List<String> words) {
        return words.isEmpty() ? null : Answer.status(invoke(call.withWords(words)));
    }

    /** The same in a namespace, if that is there. */
    default Answer enter(Call call, String namespace, List<String> words) {
        Call inner = call.withWords(words);
        return Answer.status(programs().enter(inner, namespace) ? invokeIn(inner, namespace) : 1);
    }

    /** A script that lies at a path. */
    default Answer file(Call call, String path, String text, List<String> arguments) {
        return Answer.status(file(path, text, call.line(), call.namespace(), arguments));
    }

    /** A text in this shell, or in one of its own that is told arguments. */
    default Answer script(Call call, String text, List<String> arguments, boolean ours) {
        return Answer.status(script(text, call.line(), call.namespace(), arguments, ours));
    }
}
