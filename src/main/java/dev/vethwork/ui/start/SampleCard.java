package dev.vethwork.ui.start;

import dev.vethwork.render.Painting;
import dev.vethwork.render.Palette;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A sample's picture with its name below it; pressing it opens the sample. */
final class SampleCard extends Button {
    static final double WIDTH = 168;
    static final double HEIGHT = 104;

    private final StackPane frame = new StackPane();

    SampleCard(Path file, Consumer<Path> open) {
        super(Samples.shown(file));
        setId("sample-" + Samples.title(file).replace(' ', '-'));
        getStyleClass().setAll("sample");
        setMnemonicParsing(false);
        frame.getStyleClass().add("frame");
        Region empty = new Region();
        empty.setMinSize(WIDTH, HEIGHT);
        frame.getChildren().setAll(empty);
        setGraphic(frame);
        setContentDisplay(ContentDisplay.TOP);
        setAlignment(Pos.CENTER);
        setOnAction(event -> open.accept(file));
    }

    /** May be called on any thread. */
    static Node picture(Topology topology, boolean dark) {
        return new PictureNode(Painting.sketch(topology, dark ? Palette.DARK : Palette.LIGHT), WIDTH, HEIGHT);
    }

    void show(Node picture) {
        frame.getChildren().setAll(picture);
    }

    void describe(String description) {
        Tooltip tip = new Tooltip(description);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        setTooltip(tip);
        setAccessibleHelp(description);
    }
}
