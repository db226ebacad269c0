package dev.vethwork.ui;

import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Opens the window. It is no JavaFX application itself, so that it may be started from the class path. */
public final class Launcher {
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    private Launcher() {}

    /** @param args a drawing's file, or nothing */
    public static void main(String[] args) {
        // ControlsFX's sheets look up colours of JavaFX's own theme, which is not in use.
        STYLES.setLevel(Level.OFF);
        Preparation.begin();
        Application.launch(VethworkApp.class, args);
    }
}
