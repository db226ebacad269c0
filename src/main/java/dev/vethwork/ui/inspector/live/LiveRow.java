package dev.vethwork.ui.inspector.live;

import java.util.List;

/**
 * A line of a kernel table.
 *
 * @param key the same for the same thing whenever the table is read
 * @param device the interface that it is about, empty for none
 * @param cells one for each column
 */
public record LiveRow(String key, String device, List<String> cells) {
    public LiveRow {
        cells = List.copyOf(cells);
    }
}
