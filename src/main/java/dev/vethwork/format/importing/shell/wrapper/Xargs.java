package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code xargs}: a command for all that is read, or for each word or line of it. */
final class Xargs implements Wrapper {
    private static final Set<String> WITH_WORD = Set.of("-n", "-P", "-L", "-d");

    private final CallingShell shell;

    Xargs(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("xargs");
    }

    /**
     * How it is called.
     *
     * @param place what stands in the command for a line; empty where the words go behind it
     * @param single whether each word has a command of its own
     */
    private record Form(String place, boolean single, List<String> command) {
        static Form of(List<String> words) {
            String place = "";
            int i = 1;
            while (i < words.size() && words.get(i).startsWith("-")) {
                String option = words.get(i);
                if (option.startsWith("-I")) {
                    boolean apart = option.length() == 2;
                    place = !apart ? option.substring(2) : i + 1 < words.size() ? words.get(i + 1) : "";
                    i += apart ? 2 : 1;
                } else {
                    i += WITH_WORD.contains(option) ? 2 : 1;
                }
            }
            boolean single = !place.isEmpty() || words.contains("-n1") || words.contains("-L1") || words.contains("-n");
            return new Form(place, single, words.subList(Math.min(i, words.size()), words.size()));
        }

        List<String> items(String text) {
            return Arrays.stream(text.strip().split(place.isEmpty() ? "\\s+" : "\n"))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        List<List<String>> groups(List<String> items) {
            return single ? items.stream().map(List::of).toList() : items.isEmpty() ? List.of() : List.of(items);
        }

        List<String> of(List<String> command, List<String> group) {
            if (!place.isEmpty()) {
                return command.stream().map(word -> word.replace(place, group.getFirst())).toList();
            }
            List<String> full = new ArrayList<>(command);
            full.addAll(group);
            return full;
        }
    }

    @Override
    public @Nullable Answer run(Call call) {
        ShellInput input = shell.input();
        if (input == null) {
            return Answer.OK;
        }
        String all = input.all();
        if (Unknown.isIn(all)) {
            return null;
        }
        Form form = Form.of(call.words());
        if (form.command().isEmpty()) {
            return Answer.OK;
        }
        int last = 0;
        for (List<String> group : form.groups(form.items(all))) {
            last = shell.invoke(call.withWords(form.of(form.command(), group)));
        }
        return Answer.status(last);
    }
}
