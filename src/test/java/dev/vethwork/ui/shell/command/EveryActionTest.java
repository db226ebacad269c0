package dev.vethwork.ui.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.shell.ArrangeMenuTest;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.EditMenuTest;
import dev.vethwork.ui.shell.LabMenuTest;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.ui.shell.RunningLabsTest;
import dev.vethwork.ui.shell.dialog.FileMenuTest;
import dev.vethwork.ui.shell.pane.HelpMenuTest;
import dev.vethwork.ui.shell.window.ViewMenuTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the menus offer is chosen and judged by a test. */
class EveryActionTest extends MenuBench {
    private static final Set<String> MADE_ANEW = Set.of("recent.", "lesson.");

    private static String key(Command command) {
        String key = command.key();
        return MADE_ANEW.stream()
                .filter(menu -> key.startsWith(menu) && !key.equals("recent.forget"))
                .findFirst()
                .map(menu -> menu + "*")
                .orElse(key);
    }

    @Test
    void everyActionOfTheMenusHasATest() {
        Set<String> judged = Stream.of(
                        FileMenuTest.class,
                        EditMenuTest.class,
                        ViewMenuTest.class,
                        ArrangeMenuTest.class,
                        LabMenuTest.class,
                        RunningLabsTest.class,
                        HelpMenuTest.class)
                .flatMap(test -> Stream.of(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Chooses.class))
                .flatMap(method -> Stream.of(method.getAnnotation(Chooses.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = shell.window().commands().all().map(EveryActionTest::key).collect(Collectors.toSet());
        assertThat(judged).containsAll(offered);
        offered.addAll(Set.of("recent.*", "recent.forget"));
        assertThat(offered).as("a test of what is offered no more").containsAll(judged);
    }
}
