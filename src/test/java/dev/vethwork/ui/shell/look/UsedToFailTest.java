package dev.vethwork.ui.shell.look;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.settings.Wheel;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.file.Unplaced;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What people who tried the window stumbled over. */
class UsedToFailTest extends MenuBench {
    @Test
    void lettersMeanTheSameAfterATabWasChosen(FxRobot robot) throws Exception {
        robot.interact(() -> {
            TabPane tabs = (TabPane) shell.window().lookup("#tabs");
            tabs.getSelectionModel().select(1);
            tabs.requestFocus();
        });
        robot.type(KeyCode.N);
        until(() -> canvas().tool().get() == CanvasTool.PLACE);
        robot.interact(() -> canvas().tool().set(CanvasTool.SELECT));
        robot.type(KeyCode.P);
        until(() -> canvas().tool().get() == CanvasTool.PING);
        robot.interact(() -> canvas().tool().set(CanvasTool.SELECT));
    }

    @Test
    @Chooses("saveAs")
    void aNameWithoutAnEndingGetsTheOneOfDrawings(FxRobot robot) throws Exception {
        answer(home.resolve("plain"));
        choose("saveAs");
        until(() -> document().file().get() != null);
        assertThat(document().file().get()).isEqualTo(home.resolve("plain" + Dialogs.SUFFIX)).exists();
    }

    @Test
    @Chooses("layout.layered")
    void aNoteGoesWhereTheNodeGoesThatItIsAbout(FxRobot robot) throws Exception {
        robot.interact(() -> document().apply(Edits.addNote(new Note("red's", 130, 60))));
        Position before = place("red");
        choose("layout.layered");
        until(() -> !place("red").equals(before));
        Note note = now().notes().getFirst();
        assertThat(note.x() - place("red").x()).isEqualTo(130 - before.x());
        assertThat(note.y() - place("red").y()).isEqualTo(60 - before.y());
    }

    @Test
    void aDrawingWithoutPlacesIsLaidOut() {
        Topology bare = Edits.duplicate(java.util.Set.of("red", "blue", "v-net-0"), 0, 0).apply(DRAWN).withLayout(Map.of());
        assertThat(Unplaced.arranged(bare).layout().keySet()).isEqualTo(bare.nodes().keySet());
        assertThat(Unplaced.arranged(DRAWN)).as("whoever has placed it").isEqualTo(DRAWN);
    }

    @Test
    void theWheelPansWhereThatIsChosenAndZoomsWithControl(FxRobot robot) {
        robot.interact(() -> {
            double zoom = canvas().viewport().zoom().get();
            canvas().wheel().unbind();
            canvas().wheel().set(Wheel.PAN);
            double y = canvas().viewport().y().get();
            canvas().fireEvent(wheel(false));
            assertThat(canvas().viewport().zoom().get()).isEqualTo(zoom);
            assertThat(canvas().viewport().y().get()).isEqualTo(y + 40);
            canvas().fireEvent(wheel(true));
            assertThat(canvas().viewport().zoom().get()).isGreaterThan(zoom);
        });
    }

    private static ScrollEvent wheel(boolean control) {
        return new ScrollEvent(
                ScrollEvent.SCROLL, 100, 100, 100, 100, false, control, false, false, false, false, 0, 40, 0, 40,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
    }

    @Test
    void koreanLettersAreKnownByTheNamesOfTheirFonts() {
        assertThat(KoreanLetters.areIn(List.of("DejaVu Sans", "Liberation Mono"))).isFalse();
        assertThat(KoreanLetters.areIn(List.of("DejaVu Sans", "Noto Sans CJK KR"))).isTrue();
        assertThat(KoreanLetters.areIn(List.of("NanumGothic"))).isTrue();
    }
}
