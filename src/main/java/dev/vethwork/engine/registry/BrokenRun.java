package dev.vethwork.engine.registry;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.StateJson;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What a lab's last run has left to know, if that was broken off.
 *
 * @param registry with what the run has made, also where nobody came to write it down
 * @param before what the lab had before the run; null where that cannot be read
 */
public record BrokenRun(Journal journal, Registry registry, @Nullable Compiled before) {
    public static BrokenRun parse(String lab, Registry noted, Sections sections) {
        Journal journal = Journal.parse(sections.text("journal"));
        if (!journal.isOpen()) {
            return new BrokenRun(journal, noted, Compiled.nothing(lab));
        }
        Registry registry = Settlement.broken(
                lab,
                noted,
                journal,
                Ran.parse(sections.text("ran")),
                sections.text("begun"),
                Ran.Numbers.of(sections));
        return new BrokenRun(
                journal,
                registry,
                StateJson.parse(sections.text("before"))
                        .map(state -> new Compiled(lab, state, Elements.NONE))
                        .orElse(null));
    }

    public boolean isOpen() {
        return journal.isOpen();
    }
}
