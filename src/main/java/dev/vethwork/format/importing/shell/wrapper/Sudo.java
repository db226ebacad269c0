package dev.vethwork.format.importing.shell.wrapper;

import java.util.List;

/** {@code sudo}, which opens a shell where it is told no command. */
final class Sudo extends PrefixCommand {
    Sudo(CallingShell shell) {
        super(shell, new Options("-u", "-g", "-C", "-p", "-h"), "sudo", "doas");
    }

    @Override
    List<String> command(List<String> words) {
        List<String> inner = super.command(words);
        return inner.isEmpty() && words.contains("-s") ? List.of("bash") : inner;
    }
}
