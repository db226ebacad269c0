package dev.vethwork.ui.inspector.live;

import dev.vethwork.explain.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a kernel table.
 *
 * @param key the same for the same thing whenever the table is read
 * @param device the interface that it is about, empty for none
 * @param cells one for each column
 * @param evidence how one who decides by it calls it; null for what decides nothing
 */
public record LiveRow(String key, String device, List<String> cells, @Nullable Evidence evidence) {
    public LiveRow {
        cells = List.copyOf(cells);
    }

    static LiveRow of(String key, String device, List<String> cells) {
        return new LiveRow(key, device, cells, null);
    }
}
