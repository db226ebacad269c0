package dev.vethwork.ui;

import javafx.application.Application;

/** Opens the window. It is no JavaFX application itself, so that it may be started from the class path. */
public final class Launcher {
    private Launcher() {}

    /** @param args a drawing's file, or nothing */
    public static void main(String[] args) {
        Application.launch(VethworkApp.class, args);
    }
}
