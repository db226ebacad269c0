package dev.vethwork.ui.shell.dialog;

import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.render.Painting;
import dev.vethwork.render.Palette;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.start.PictureNode;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Commands on the left, the drawing that they make on the right, anew as one types. */
public final class PastedCommands {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String ID = "pasted";
    /** For a command of the usual length. */
    private static final double LINE = 360;

    private static final double WIDTH = 460;
    private static final double HEIGHT = 340;

    private final Background background;
    private final Window owner;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextArea commands = new TextArea();
    private final StackPane picture = new StackPane();
    private final ReportLines lines = new ReportLines();
    private final Label counts = new Label();
    private Background.@Nullable Pending pending;
    private @Nullable Imported drawn;
    private int asked;

    PastedCommands(Background background, Window owner, Consumer<Imported> open) {
        this.background = background;
        this.owner = owner;
        commands.setId("pasted-commands");
        commands.setPromptText(Texts.get("pasteCommands.prompt"));
        commands.getStyleClass().add("mono");
        commands.textProperty().addListener((p, before, now) -> later());
        commands.setMinWidth(LINE);
        picture.setMinSize(WIDTH, HEIGHT);
        lines.setPrefHeight(150);
        counts.setId("pasted-counts");
        counts.setWrapText(true);
        SplitPane sides = new SplitPane(commands, new VBox(6, picture, counts, lines));
        sides.setOrientation(Orientation.HORIZONTAL);
        sides.setDividerPositions(0.45);
        sides.setPrefSize(LINE + WIDTH + 40, 600);
        DialogStyle.apply(dialog, owner);
        dialog.getDialogPane().setId(ID);
        dialog.setTitle(Texts.get("pasteCommands").replace("…", ""));
        dialog.getDialogPane().setContent(sides);
        ButtonType draw = new ButtonType(Texts.get("pasteCommands.draw"), ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(draw, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(draw);
        button.setId("pasted-draw");
        button.setDisable(true);
        dialog.setOnShown(event -> commands.requestFocus());
        dialog.setResultConverter(type -> type);
        dialog.setOnHidden(event -> {
            asked++;
            Imported made = drawn;
            if (dialog.getResult() == draw && made != null) {
                open.accept(made);
            }
        });
    }

    boolean isShowing() {
        return dialog.isShowing();
    }

    /** Where it is open, what somebody has typed there stays unless there is something new. */
    public void show(String text) {
        if (!dialog.isShowing() || !text.isBlank()) {
            commands.setText(text);
        }
        if (!DialogStyle.raises(owner, ID)) {
            dialog.show();
        }
    }

    private void later() {
        if (pending != null) {
            pending.cancel();
        }
        pending = background.after(PAUSE, this::read);
    }

    private void read() {
        int question = ++asked;
        String text = commands.getText();
        Palette palette = DialogStyle.isDark(owner) ? Palette.DARK : Palette.LIGHT;
        if (text.isBlank()) {
            show((Made) null);
            return;
        }
        background.submit(
                () -> {
                    Imported imported = Importing.text("lab", text);
                    return new Made(
                            imported, new PictureNode(Painting.of(imported.topology(), palette), WIDTH, HEIGHT));
                },
                made -> {
                    if (question == asked) {
                        show(made);
                    }
                },
                thrown -> {
                    if (question == asked) {
                        show((Made) null);
                        counts.setText(thrown.getMessage());
                    }
                });
    }

    private record Made(Imported imported, Node picture) {}

    private void show(@Nullable Made made) {
        drawn = made == null ? null : made.imported();
        if (made == null) {
            picture.getChildren().clear();
            lines.getItems().clear();
            counts.setText("");
        } else {
            picture.getChildren().setAll(made.picture());
            lines.show(made.imported().report());
            counts.setText(Texts.get(
                    "imported",
                    made.imported().report().format().text(),
                    made.imported().report().understood().size(),
                    made.imported().report().passedOver().size(),
                    made.imported().report().refused().size()));
        }
        dialog.getDialogPane().lookup("#pasted-draw").setDisable(drawn == null);
    }
}
