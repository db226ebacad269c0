package dev.vethwork.ui.shell.window;

import java.util.Objects;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The style sheets of a window, its theme and its icon. */
final class WindowLook {
    private static final String STYLES = "/dev/vethwork/ui/";

    private final Scene scene;
    private final ObservableBooleanValue dark;

    /** @param dark this window's own, so that what listens here goes with the window */
    WindowLook(Stage stage, ObservableBooleanValue dark) {
        this.scene = stage.getScene();
        this.dark = dark;
        for (String sheet : new String[] {"shell.css", "canvas.css"}) {
            scene.getStylesheets().add(resource(STYLES + sheet));
        }
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            scene.getStylesheets().add(resource(STYLES + "solid.css"));
        }
        stage.getIcons().add(new Image(resource(STYLES + "icon.png")));
        dark.addListener(p -> mark());
        mark();
    }

    private static String resource(String name) {
        return Objects.requireNonNull(WindowLook.class.getResource(name), name).toExternalForm();
    }

    /** Marks what is in the window now. */
    void mark() {
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(dark.get() ? "dark" : "light");
    }
}
