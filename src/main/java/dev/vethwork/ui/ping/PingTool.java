package dev.vethwork.ui.ping;

import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Background;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The whole tool of one window: what is asked, its panels, and the packet on the drawing. */
public final class PingTool {
    private final TopologyCanvas canvas;
    private final PingModel model;
    private final MatrixModel matrix;
    private final PacketOverlay overlay = new PacketOverlay();

    /** Puts the packet on the drawing, and answers what is pointed at there. */
    public PingTool(TopologyCanvas canvas, Background background) {
        this.canvas = canvas;
        this.model = new PingModel(canvas, canvas.document(), canvas.session(), background);
        this.matrix = new MatrixModel(canvas, canvas.document(), canvas.selection(), canvas.session(), background);
        canvas.drawing().add(overlay);
        canvas.requests().setOnPing(model::ask);
        canvas.requests().setOnDismiss(model::clear);
        model.answer().addListener((p, before, now) -> show(before, now));
    }

    private void show(@Nullable PingAnswer before, @Nullable PingAnswer now) {
        boolean same = before != null
                && now != null
                && before.question().equals(now.question())
                && before.explanation().path().equals(now.explanation().path())
                && before.explanation().returnPath().equals(now.explanation().returnPath());
        // The packet sets out again only when its way is another.
        overlay.show(canvas.drawing(), canvas.document().now(), now == null ? null : now.explanation(), !same);
    }

    public PingModel model() {
        return model;
    }

    /** Begins a question: from here, and a person says to where. */
    public void from(String node) {
        model.begin(PingDraft.from(node));
    }

    /** Begins a question: to here, and a person says from where. */
    public void to(String node) {
        model.begin(PingDraft.to(node));
    }

    public Node panel() {
        return new PingPanel(model, canvas.document(), canvas.selection(), canvas.requests()::deploy);
    }

    /** @param opened called when a cell was opened */
    public Node matrix(Runnable opened, ObservableValue<Boolean> shown) {
        return new MatrixPanel(matrix, shown, (from, address) -> {
            model.ask(from, address);
            opened.run();
        });
    }
}
