package dev.vethwork.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vethwork.net.TargetKind;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What a person chose.
 *
 * @param language a BCP 47 tag, empty for the machine's own
 * @param textPercent the window's font size in percent, 100 to 200
 * @param target where labs are deployed unless said otherwise
 * @param wheel what the wheel does over the drawing
 * @param minimap whether the whole drawing is shown in a corner of the surface
 * @param refreshSeconds between two looks at a live lab, 1 to 60
 */
@RecordBuilder
public record Preferences(
        Theme theme,
        String language,
        int textPercent,
        @JsonUnwrapped GridChoice grid,
        TargetKind target,
        int refreshSeconds,
        @JsonUnwrapped Confirmations confirm,
        Wheel wheel,
        boolean minimap) implements PreferencesBuilder.With {
    public static final Preferences DEFAULT =
            new Preferences(Theme.SYSTEM, "", 100, GridChoice.DEFAULT, TargetKind.SANDBOX, 1, Confirmations.DEFAULT, Wheel.ZOOM, true);

    public Preferences {
        textPercent = Math.clamp(textPercent, 100, 200);
        refreshSeconds = Math.clamp(refreshSeconds, 1, 60);
    }
}
