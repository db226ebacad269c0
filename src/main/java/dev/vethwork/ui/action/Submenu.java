package dev.vethwork.ui.action;

import java.util.List;
import java.util.function.Supplier;

/**
 * A menu within a menu.
 *
 * @param key its text's key in the messages
 * @param commands asked for each time it opens
 */
public record Submenu(String key, Supplier<List<Command>> commands) implements MenuEntry {
    public static Submenu of(String key, Command... commands) {
        List<Command> all = List.of(commands);
        return new Submenu(key, () -> all);
    }
}
