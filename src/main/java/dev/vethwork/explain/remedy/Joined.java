package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import java.util.ArrayList;
import java.util.List;

/** Edits of several rooms, those of the first one first. */
final class Joined {
    private Joined() {}

    @SafeVarargs
    static List<Edit> of(List<Edit>... lists) {
        List<Edit> all = new ArrayList<>();
        for (List<Edit> each : lists) {
            all.addAll(each);
        }
        return List.copyOf(all);
    }
}
