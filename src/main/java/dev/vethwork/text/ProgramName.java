package dev.vethwork.text;

/**
 * What the program calls itself to whoever has to type it, wherever it was started from. Resource bundles write the same
 * word; a test compares them.
 */
public final class ProgramName {
    public static final String WORD = "vethwork";

    private ProgramName() {}

    /** A line to type: {@code vethwork status}. */
    public static String command(String words) {
        return WORD + " " + words;
    }
}
