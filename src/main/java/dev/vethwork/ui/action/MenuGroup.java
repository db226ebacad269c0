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

    /**
     * A command and where it is found.
     *
     * @param menu the words of the menu, and of the menu in it: {@code File › Export picture}
     * @param inner those of the menu in the menu alone, empty for a command that is in none
     */
    public record Place(String menu, String inner, Command command) {}

    /** Everything that can be chosen in it, submenus included, as they are now. */
    public Stream<Place> places() {
        return sections.stream().flatMap(List::stream).flatMap(entry -> switch (entry) {
            case Command command -> Stream.of(new Place(title(), "", command));
            case Submenu submenu -> {
                String inner = Texts.get(submenu.key());
                yield submenu.commands().get().stream().map(c -> new Place(title() + " › " + inner, inner, c));
            }
        });
    }

    public Stream<Command> commands() {
        return places().map(Place::command);
    }
}
