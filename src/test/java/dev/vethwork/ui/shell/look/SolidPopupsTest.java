package dev.vethwork.ui.shell.look;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

class SolidPopupsTest {
    @Test
    void thePixelsAroundAListHaveItsGround() {
        Pane around = new Pane();
        around.setBackground(Background.fill(Color.TRANSPARENT));
        Pane list = new Pane();
        list.setBackground(Background.fill(Color.BLACK));
        around.getChildren().add(list);
        Scene scene = new Scene(around);
        SolidPopups.fill(scene);
        assertThat(scene.getFill()).isEqualTo(Color.BLACK);
    }

    @Test
    void aShapeIsAGroundToo() {
        Scene scene = new Scene(new Group(new Rectangle(10, 10, Color.GRAY)));
        SolidPopups.fill(scene);
        assertThat(scene.getFill()).isEqualTo(Color.GRAY);
    }
}
