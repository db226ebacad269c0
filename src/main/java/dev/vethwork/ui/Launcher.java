package dev.vethwork.ui;

/** Starts the window. It is no JavaFX class itself, so that naming it loads none. */
public final class Launcher {
    private Launcher() {}

    /** @param args at most one: the file to open */
    public static void main(String[] args) {
        System.err.println("vethwork: the window is not built yet. Use a command: run --help lists them.");
    }
}
