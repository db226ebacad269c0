package dev.vethwork.ui.shell.look;

import dev.vethwork.settings.Preferences;
import dev.vethwork.ui.model.Background;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** How large letters are, in percent of those of the style sheets: what was chosen here, on top of what the desktop has. */
public final class TextScale {
    private static final int LEAST = 75;
    private static final int MOST = 300;

    private final IntegerProperty desktop = new SimpleIntegerProperty(100);
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(100);
    private @Nullable DesktopText source;

    public TextScale(ObservableValue<Preferences> preferences) {
        percent.bind(Bindings.createIntegerBinding(
                () -> Math.clamp(Math.round(preferences.getValue().textPercent() * desktop.get() / 100.0), LEAST, MOST),
                preferences,
                desktop));
    }

    public ReadOnlyIntegerProperty percent() {
        return percent.getReadOnlyProperty();
    }

    /** Begins to follow the desktop, where it tells. */
    public void follow(Background background) {
        follow(background, GdkText::find);
    }

    void follow(Background background, Callable<Optional<DesktopText>> find) {
        background.submit(
                find,
                (Optional<DesktopText> found) -> {
                    source = found.orElse(null);
                    look();
                },
                TextScale::unknown);
    }

    /** The desktop may have changed it. */
    public void look() {
        DesktopText from = source;
        if (from != null) {
            try {
                desktop.set(from.percent());
            } catch (IllegalStateException silent) {
                // Once is enough: it would say so whenever the window is come back to.
                source = null;
                unknown(silent);
            }
        }
    }

    /** What is chosen here holds all the same. */
    private static void unknown(Exception why) {
        LoggerFactory.getLogger(TextScale.class).warn("the desktop does not tell how large it wants letters", why);
    }
}
