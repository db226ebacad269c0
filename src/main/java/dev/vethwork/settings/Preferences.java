package dev.vethwork.settings;

import dev.vethwork.net.TargetKind;

/**
 * What a person chose.
 *
 * @param language a BCP 47 tag, empty for the machine's own
 * @param textPercent how large the window's letters are, 100 to 200
 * @param target where labs are deployed unless said otherwise
 * @param wheel what the wheel does over the drawing
 * @param refreshSeconds between two looks at a live lab, 1 to 60
 */
public record Preferences(
        Theme theme,
        String language,
        int textPercent,
        GridChoice grid,
        TargetKind target,
        int refreshSeconds,
        Confirmations confirm,
        Wheel wheel) {
    public static final Preferences DEFAULT =
            new Preferences(Theme.SYSTEM, "", 100, GridChoice.DEFAULT, TargetKind.SANDBOX, 1, Confirmations.DEFAULT, Wheel.ZOOM);

    public Preferences {
        textPercent = Math.clamp(textPercent, 100, 200);
        refreshSeconds = Math.clamp(refreshSeconds, 1, 60);
    }

    public Preferences withTheme(Theme value) {
        return new Preferences(value, language, textPercent, grid, target, refreshSeconds, confirm, wheel);
    }

    public Preferences withLanguage(String value) {
        return new Preferences(theme, value, textPercent, grid, target, refreshSeconds, confirm, wheel);
    }

    public Preferences withTextPercent(int value) {
        return new Preferences(theme, language, value, grid, target, refreshSeconds, confirm, wheel);
    }

    public Preferences withGrid(GridChoice value) {
        return new Preferences(theme, language, textPercent, value, target, refreshSeconds, confirm, wheel);
    }

    public Preferences withTarget(TargetKind value) {
        return new Preferences(theme, language, textPercent, grid, value, refreshSeconds, confirm, wheel);
    }

    public Preferences withRefreshSeconds(int value) {
        return new Preferences(theme, language, textPercent, grid, target, value, confirm, wheel);
    }

    public Preferences withConfirm(Confirmations value) {
        return new Preferences(theme, language, textPercent, grid, target, refreshSeconds, value, wheel);
    }

    public Preferences withWheel(Wheel value) {
        return new Preferences(theme, language, textPercent, grid, target, refreshSeconds, confirm, value);
    }
}
