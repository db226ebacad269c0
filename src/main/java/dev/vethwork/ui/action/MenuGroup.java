package dev.vethwork.ui.action;

import dev.vethwork.ui.Texts;
import java.util.List;
import java.util.stream.Stream;

/**
 * A menu of the menu bar.
 *
 * @param key its text's key in the messages, with the letter to press marked by an underscore
 * @param sections what is between two lines
 */
public record MenuGroup(String key, List<List<MenuEntry>> sections) {
    /** Its text without the letter to press. */
    public String title() {
        return Texts.get(key).replaceAll("\\(_.\\)", "").replace("_", "");
    }

    /** Everything that can be chosen in it, submenus included, as they are now. */
    public Stream<Command> commands() {
        return sections.stream().flatMap(List::stream).flatMap(entry -> switch (entry) {
            case Command command -> Stream.of(command);
            case Submenu submenu -> submenu.commands().get().stream();
        });
    }
}
