package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.ElementFormat;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.incremental.Replanner;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.NoteView;
import dev.vethwork.ui.shell.window.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.css.PseudoClass;
import org.fxmisc.richtext.CodeArea;

/** What a window shows in several places is the same drawing. */
final class Agreement {
    private final Shell shell;
    private final Path file;
    private final Replanner planned = new Replanner();

    Agreement(Shell shell, Path file) {
        this.shell = shell;
        this.file = file;
    }

    /** To be called on the window's thread. */
    void check() throws IOException, FormatException {
        Topology drawn = shell.bench().document().now();
        assertThat(shell.bench().document().topology().get()).isEqualTo(drawn);
        canvas(drawn);
        json(drawn);
        TopologyFormat.write(drawn, file);
        assertThat(TopologyFormat.read(file)).isEqualTo(drawn);
        assertThat(shell.bench().session().problem().get()).isNull();
        plan(drawn);
    }

    /** What a window plans after each edit is what the drawing asks for. */
    private void plan(Topology drawn) {
        assertThat(planned.plan(drawn, NetworkState.EMPTY, TargetTraits.SANDBOX))
                .isEqualTo(Planner.plan(
                        TopologyCompiler.compile(drawn, TargetTraits.SANDBOX), NetworkState.EMPTY, TargetTraits.SANDBOX));
    }

    private void canvas(Topology drawn) {
        DrawingViews canvas = shell.window().canvas().drawing();
        assertThat(canvas.nodeViews())
                .extracting(NodeView::node)
                .containsExactlyInAnyOrderElementsOf(drawn.nodes().values());
        for (NodeView view : canvas.nodeViews()) {
            if (drawn.layout().containsKey(view.node().name())) {
                assertThat(view.centre()).isEqualTo(drawn.layout().get(view.node().name()));
            }
        }
        assertThat(canvas.cableViews()).extracting(CableView::cable).containsExactlyInAnyOrderElementsOf(drawn.cables());
        assertThat(canvas.noteViews())
                .extracting(NoteView::getText)
                .isEqualTo(drawn.notes().stream().map(Note::text).toList());
    }

    /** Where the tab is open and nobody has left a mistake in it. */
    private void json(Topology drawn) throws FormatException {
        if (!(shell.window().lookup("#json-text") instanceof CodeArea text)
                || text.getScene() == null
                || !isShown(text)
                || text.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error"))) {
            return;
        }
        Optional<String> id = shell.bench().selection().single().filter(e -> isElement(drawn, e));
        boolean whole = id.isEmpty()
                || shell.window().lookup("#json-whole") instanceof javafx.scene.control.ToggleButton b && b.isSelected();
        if (whole) {
            assertThat(TopologyFormat.parse(text.getText())).isEqualTo(drawn);
        } else {
            String shown = ElementFormat.print(drawn, id.get(), 200).orElseThrow();
            assertThat(text.getText().replaceAll("\\s+", "")).isEqualTo(shown.replaceAll("\\s+", ""));
        }
    }

    private static boolean isShown(javafx.scene.Node node) {
        return node.getParent() == null || node.isVisible() && isShown(node.getParent());
    }

    private static boolean isElement(Topology drawn, String id) {
        return drawn.node(id).isPresent()
                || drawn.cables().stream().map(Cable::id).anyMatch(id::equals);
    }
}
