package dev.vethwork.ui.lesson;

import static dev.vethwork.ui.panels.PanelStyle.iconButton;

import dev.vethwork.lesson.prose.Block;
import dev.vethwork.ui.panels.Clip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Commands, with buttons to copy them and, where they may be run in the lab, to do so; and what they print. */
final class ListingView extends VBox {
    private final Label output = new Label();

    ListingView(Block.Listing listing, LessonModel model) {
        getStyleClass().add("listing");
        Label text = new Label(listing.text());
        text.setWrapText(true);
        text.getStyleClass().add("listing-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = iconButton(
                MaterialDesignC.CONTENT_COPY, LessonText.get("copy"), () -> Clip.copy(listing.text()));
        copy.setMinWidth(USE_PREF_SIZE);
        HBox buttons = new HBox(4, text, copy);
        buttons.setAlignment(Pos.TOP_RIGHT);
        if (listing.runnable()) {
            buttons.getChildren().add(run(listing, model));
        }
        output.setWrapText(true);
        output.setMinHeight(Region.USE_PREF_SIZE);
        output.getStyleClass().add("listing-output");
        output.setVisible(false);
        output.setManaged(false);
        getChildren().addAll(buttons, output);
    }

    private Button run(Block.Listing listing, LessonModel model) {
        Button run = new Button(LessonText.get("doIt"), new FontIcon(MaterialDesignP.PLAY));
        run.getStyleClass().addAll("small", "do-it");
        run.setMinWidth(USE_PREF_SIZE);
        run.disableProperty().bind(model.deployed().not().or(model.working()));
        run.setOnAction(event -> model.run(listing.text(), this::say));
        return run;
    }

    private void say(String said) {
        output.setText(said.isEmpty() ? LessonText.get("silent") : said);
        output.setVisible(true);
        output.setManaged(true);
    }
}
