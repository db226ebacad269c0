package dev.vethwork.ui.canvas.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DrawingViewsTest {
    /** It would lead to where the label was before, until something else moves. */
    @Test
    void whatLeadsToALabelIsPaintedAgainOnceTheLabelHasItsPlace(FxRobot robot) {
        Topology two = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withLayout(Map.of("red", new Position(100, 100), "blue", new Position(400, 100)));
        AtomicInteger painted = new AtomicInteger();
        robot.interact(() -> {
            DrawingViews drawing = new DrawingViews(painted::incrementAndGet);
            new Scene(new Pane(drawing), 600, 400);
            drawing.show(Edits.connect("red", "blue").apply(two));
            drawing.look(new Extent(300, 200, 600, 400), 1);
            int before = painted.get();
            drawing.layout();
            assertThat(painted.get()).isGreaterThan(before);
            drawing.layout();
            assertThat(painted.get()).as("nothing has moved since").isEqualTo(before + 1);
        });
    }
}
