package dev.vethwork.format.importing.shell.wrapper;

import java.util.List;

/** Processors and priorities, which are told as an option's word or as a word of their own. */
final class Taskset extends PrefixCommand {
    private static final Options OPTIONS = new Options("-c", "-p");

    Taskset(CallingShell shell) {
        super(shell, OPTIONS, "taskset", "chrt");
    }

    @Override
    List<String> command(List<String> words) {
        return (words.contains("-c") ? OPTIONS : OPTIONS.andWords(1)).command(words);
    }
}
