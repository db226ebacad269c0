package dev.vethwork.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The grid of the drawing surface.
 *
 * @param shown whether it is painted
 * @param size between two lines, in the drawing's pixels, 5 to 100
 * @param snap whether what is moved keeps to it
 */
@RecordBuilder
public record GridChoice(@JsonProperty("grid") boolean shown, @JsonProperty("gridSize") int size, boolean snap) implements GridChoiceBuilder.With {
    public static final GridChoice DEFAULT = new GridChoice(true, 20, true);

    public GridChoice {
        size = Math.clamp(size, 5, 100);
    }
}
