package dev.vethwork.ui.shell.look;

/** How large the desktop wants letters to be. */
@FunctionalInterface
interface DesktopText {
    /** What is left to be done by letters, in percent of the usual; to be asked on the window's thread. */
    int percent();
}
