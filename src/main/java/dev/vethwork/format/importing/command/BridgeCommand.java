package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.shell.Call;

/** {@code bridge}. */
final class BridgeCommand implements ShellCommand {
    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        while (words.peek().startsWith("-")) {
            String option = words.next();
            if (option.equals("-n") || option.equals("-netns")) {
                words.next();
            }
        }
        String object = Words.match(words.next(), "link", "fdb", "mdb", "vlan", "monitor");
        String verb = words.hasNext() ? words.next() : "show";
        if (!Words.match(verb, "show", "list", "lst").isEmpty()) {
            return Outcome.passed("shows");
        }
        return Outcome.refused("bridge", object.isEmpty() ? verb : object);
    }
}
