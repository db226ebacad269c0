package dev.vethwork.ui.shell.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.vethwork.settings.Theme;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** The colours of all windows: those that were chosen, or the desktop's, and they change with it. */
public final class Themes {
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ObservableValue<ColorScheme> desktop;
    private final ChangeListener<ColorScheme> follow = (p, before, now) -> apply();
    private Theme chosen;

    public Themes(Theme chosen) {
        this(chosen, Platform.getPreferences().colorSchemeProperty());
    }

    public Themes(Theme chosen, ObservableValue<ColorScheme> desktop) {
        this.chosen = chosen;
        this.desktop = desktop;
        desktop.addListener(follow);
        Application.setUserAgentStylesheet(sheet(isDark()));
        dark.set(isDark());
    }

    /** Whether it is light on dark just now. */
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    public void choose(Theme theme) {
        chosen = theme;
        apply();
    }

    private void apply() {
        if (isDark() != dark.get()) {
            Application.setUserAgentStylesheet(sheet(isDark()));
            dark.set(isDark());
        }
    }

    private boolean isDark() {
        return switch (chosen) {
            case SYSTEM -> desktop.getValue() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private static String sheet(boolean dark) {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    /** Follows the desktop no more. */
    public void close() {
        desktop.removeListener(follow);
    }
}
