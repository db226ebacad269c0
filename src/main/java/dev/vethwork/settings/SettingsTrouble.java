package dev.vethwork.settings;

import java.nio.file.Path;

/** Why settings are not as they were left. @param reason in the words of whoever found out; empty where it cannot be written */
public record SettingsTrouble(Kind kind, Path file, String reason) {
    /** What happened to the file. */
    public enum Kind {
        /** It could not be understood, was set aside as {@code NAME.broken}, and the defaults are in force. */
        BROKEN,
        /** It could not be understood or read, nor be set aside: it stays as it is, and nothing is kept. */
        STUCK,
        /** It could not be read, was set aside as {@code NAME.broken}, and the defaults are in force. */
        UNREADABLE,
        UNWRITABLE
    }
}
