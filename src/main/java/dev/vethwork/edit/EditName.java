package dev.vethwork.edit;

import java.util.List;

/**
 * The name of an edit for menus, as a key of the resource bundle {@code dev.vethwork.edit.messages} and its arguments,
 * so that it reads well in every language.
 */
public record EditName(String key, List<Object> arguments) {
    public EditName {
        arguments = List.copyOf(arguments);
    }

    public static EditName of(String key, Object... arguments) {
        return new EditName(key, List.of(arguments));
    }
}
