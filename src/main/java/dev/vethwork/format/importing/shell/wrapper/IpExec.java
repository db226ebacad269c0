package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ip netns exec NAME COMMAND}, {@code ip -all netns exec} and {@code ip vrf exec}; none of every other ip. */
final class IpExec implements Wrapper {
    private static final Set<String> WITH_WORD = Set.of("-n", "-net", "-netns", "-f", "-family", "-b", "-batch", "-rc", "-l");

    private final CallingShell shell;

    IpExec(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("ip");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        int i = 1;
        boolean all = false;
        while (i < words.size() && words.get(i).startsWith("-")) {
            all |= words.get(i).matches("--?(all|a)");
            i += WITH_WORD.contains(words.get(i)) ? 2 : 1;
        }
        if (i + 1 >= words.size() || words.get(i).length() < 3 || words.get(i + 1).isEmpty()) {
            return null;
        }
        boolean netns = "netns".startsWith(words.get(i));
        if (!netns && !words.get(i).equals("vrf") || !"exec".startsWith(words.get(i + 1))) {
            return null;
        }
        int command = i + (all ? 2 : 3);
        if (command >= words.size()) {
            return null;
        }
        List<String> inner = words.subList(command, words.size());
        if (!netns) {
            return shell.command(call, inner);
        }
        return all ? everywhere(call.withWords(inner)) : shell.enter(call, words.get(i + 2), inner);
    }

    private Answer everywhere(Call call) {
        int last = 0;
        for (String each : shell.programs().namespaces()) {
            last = shell.invokeIn(call, each);
        }
        return Answer.status(last);
    }
}
