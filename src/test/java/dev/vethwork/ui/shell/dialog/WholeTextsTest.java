package dev.vethwork.ui.shell.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every dialog and every pane, in large letters too: nothing that it says ends in dots. */
@ExtendWith(ApplicationExtension.class)
class WholeTextsTest extends DialogBench {
    private static final Path SAMPLES = Path.of("sample-topologies");

    private final Map<String, Set<String>> cut = new TreeMap<>();
    private final Map<String, String> titles = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({"ko, 200", "en, 100"})
    void nothingThatIsSaidEndsInDots(String language, int percent, FxRobot robot) throws Exception {
        robot.interact(() -> {
            shell.setLanguage(language);
            settings.change(p -> p.withTextPercent(percent));
            // Letters of twice the size are for those who give them room.
            shell.stage().setHeight(percent > 100 ? 1_000 : 768);
        });
        look("start", shell.stage());
        var drawing = TopologyFormat.read(SAMPLES.resolve("12-firewall-dmz.vethwork.json"));
        robot.interact(() -> shell.bench().document().open(drawing, null));
        new EveryDialog(windows, shell, (name, dialog) -> {
                    look(name, dialog);
                    titles.put(name, ((Stage) dialog).getTitle());
                })
                .open();
        panes(robot);
        assertThat(cut).isEmpty();
        assertThat(titles).as("titles that say nothing, nor in this language").isNotEmpty().allSatisfy((name, title) ->
                assertThat(title).isNotBlank().isNotIn("Confirmation", "Warning", "Error", "확인", "경고", "오류"));
    }

    private void panes(FxRobot robot) {
        for (Tab tab : tabs("#tabs").getTabs()) {
            robot.interact(() -> tabs("#tabs").getSelectionModel().select(tab));
            look(tab.getId(), shell.stage());
        }
        for (String element : List.of("red", "firewall", "red:veth-red", "")) {
            robot.interact(() -> shell.bench().selection().set(element.isEmpty() ? Set.of() : Set.of(element)));
            for (Tab tab : tabs("#inspector-tabs").getTabs()) {
                robot.interact(() -> tabs("#inspector-tabs").getSelectionModel().select(tab));
                look("inspector of " + element + ", " + tab.getId(), shell.stage());
            }
        }
    }

    private TabPane tabs(String id) {
        return (TabPane) shell.window().lookup(id);
    }

    private void look(String where, Window window) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.requestNextPulse();
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            Parent root = window.getScene().getRoot();
            root.applyCss();
            root.layout();
            look(where, root);
        });
    }

    private void look(String where, Node node) {
        // What a cell shows is the user's own, as long as it likes.
        if (!node.isVisible() || node instanceof IndexedCell) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null) {
            boolean dots = label.getChildrenUnmodifiable().stream()
                    .anyMatch(c -> c instanceof Text shown
                            && shown.getText().endsWith(label.getEllipsisString())
                            && !label.getText().endsWith(label.getEllipsisString()));
            if (dots) {
                cut.computeIfAbsent(label.getText(), text -> new TreeSet<>()).add(where);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(where, child));
        }
    }
}
