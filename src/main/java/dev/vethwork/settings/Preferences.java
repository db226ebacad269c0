package dev.vethwork.settings;

/**
 * What a person chose.
 *
 * @param language a BCP 47 tag, empty for the machine's own
 * @param grid whether the canvas shows its grid and nodes keep to it
 * @param target where labs are deployed unless said otherwise: {@code sandbox} or {@code host}
 * @param refreshSeconds between two looks at a live lab, 1 to 60
 * @param confirmDeploy whether deploying on the host asks first
 * @param confirmTeardown whether taking a lab down asks first
 */
public record Preferences(
        Theme theme,
        String language,
        boolean grid,
        String target,
        int refreshSeconds,
        boolean confirmDeploy,
        boolean confirmTeardown) {
    /** The colours of the window. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public static final Preferences DEFAULT = new Preferences(Theme.SYSTEM, "", true, "sandbox", 2, true, true);

    public Preferences {
        refreshSeconds = Math.clamp(refreshSeconds, 1, 60);
    }

    public Preferences withTheme(Theme value) {
        return new Preferences(value, language, grid, target, refreshSeconds, confirmDeploy, confirmTeardown);
    }

    public Preferences withLanguage(String value) {
        return new Preferences(theme, value, grid, target, refreshSeconds, confirmDeploy, confirmTeardown);
    }

    public Preferences withGrid(boolean value) {
        return new Preferences(theme, language, value, target, refreshSeconds, confirmDeploy, confirmTeardown);
    }

    public Preferences withTarget(String value) {
        return new Preferences(theme, language, grid, value, refreshSeconds, confirmDeploy, confirmTeardown);
    }

    public Preferences withRefreshSeconds(int value) {
        return new Preferences(theme, language, grid, target, value, confirmDeploy, confirmTeardown);
    }

    public Preferences withConfirmDeploy(boolean value) {
        return new Preferences(theme, language, grid, target, refreshSeconds, value, confirmTeardown);
    }

    public Preferences withConfirmTeardown(boolean value) {
        return new Preferences(theme, language, grid, target, refreshSeconds, confirmDeploy, value);
    }
}
