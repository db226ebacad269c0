package dev.vethwork.settings;

import java.nio.file.Path;

/** Why settings are not as they were left. @param reason in the words of whoever found out, for {@link Kind#BROKEN} */
public record SettingsTrouble(Kind kind, Path file, String reason) {
    /** What happened to the file. */
    public enum Kind {
        /** It could not be understood, was set aside as {@code NAME.broken}, and the defaults are in force. */
        BROKEN,
        /** It could not be understood, nor be set aside. */
        STUCK,
        UNREADABLE,
        UNWRITABLE
    }
}
