package dev.vethwork.ui.shell.window;

import dev.vethwork.engine.Credentials;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.BrokenRuns;
import dev.vethwork.ui.shell.Notifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Offers, in a bar above the drawing, to put in order what a program that died has left of labs. */
final class RecoveryOffer {
    private static final int NAMED = 3;

    private final BrokenRuns broken;
    private final Credentials credentials;
    private final Supplier<Notifier> bar;

    /**
     * One offer.
     *
     * @param bar the window's present one: its content is made anew when the language changes
     */
    RecoveryOffer(BrokenRuns broken, Credentials credentials, Supplier<Notifier> bar) {
        this.broken = broken;
        this.credentials = credentials;
        this.bar = bar;
    }

    void make() {
        broken.find(this::ask, problem -> bar.get().error(Texts.get("broken.unknown", problem)));
    }

    private void ask(List<String> labs) {
        Map<String, Runnable> answers = new LinkedHashMap<>();
        answers.put(Texts.get("broken.recover"), () -> broken.recover(credentials, this::tell));
        answers.put(Texts.get("broken.later"), () -> {});
        bar.get().ask(Texts.get("broken.off", names(labs)), answers);
    }

    /** A bar has room for a few. */
    private static String names(List<String> labs) {
        String some = String.join(", ", labs.subList(0, Math.min(NAMED, labs.size())));
        return labs.size() <= NAMED ? some : Texts.get("broken.more", some, labs.size() - NAMED);
    }

    private void tell(String problem) {
        if (problem.isEmpty()) {
            bar.get().done("broken.recovered");
        } else {
            bar.get().error(Texts.get("broken.stays", problem));
        }
    }
}
