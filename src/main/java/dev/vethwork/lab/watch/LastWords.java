package dev.vethwork.lab.watch;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import java.util.ArrayList;
import java.util.List;

/** What services that ended wrote last, which is mostly why. */
public final class LastWords {
    private LastWords() {}

    /** Whether there is somebody to be asked. */
    public static boolean isFor(Drift drift) {
        return drift.items().stream().anyMatch(item -> item.ended().isPresent());
    }

    /** The same drift, with their words. */
    public static Drift in(Drift drift, String lab, Target target) throws TargetException {
        List<DriftItem> items = new ArrayList<>();
        for (DriftItem item : drift.items()) {
            var ended = item.ended();
            String words = ended.isEmpty() ? "" : target.lastWords(lab, ended.get());
            items.add(item.saying(words.lines().reduce((before, after) -> after).orElse("")));
        }
        return new Drift(items);
    }
}
