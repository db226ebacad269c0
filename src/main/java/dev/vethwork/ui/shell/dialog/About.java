package dev.vethwork.ui.shell.dialog;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** What this program is, and what it runs on, to be copied into a report. */
public final class About {
    private static final String ID = "about";

    private About() {}

    public static void show(Window owner) {
        if (DialogStyle.raises(owner, ID)) {
            return;
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        DialogStyle.apply(dialog, owner);
        dialog.setTitle(Texts.get("about"));
        dialog.getDialogPane().setId(ID);
        ImageView icon = new ImageView(new Image(Objects.requireNonNull(
                        About.class.getResource("/dev/vethwork/ui/icon.png"))
                .toExternalForm()));
        icon.setFitWidth(72);
        icon.setFitHeight(72);
        icon.setSmooth(true);
        Label name = new Label("Vethwork " + version());
        name.getStyleClass().add(Styles.TITLE_3);
        name.setWrapText(true);
        Label text = new Label(Texts.get("about.text"));
        text.setWrapText(true);
        text.setMaxWidth(380);
        Label platform = new Label(platform());
        platform.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        platform.setWrapText(true);
        platform.setMaxWidth(380);
        Label licence = new Label(Texts.get("about.licence"));
        licence.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        HBox content = new HBox(20, icon, new VBox(8, name, text, platform, licence));
        content.setAlignment(Pos.TOP_LEFT);
        content.setPadding(new Insets(12));
        dialog.getDialogPane().setContent(content);
        ButtonType copy = new ButtonType(Texts.get("about.copy"), ButtonBar.ButtonData.LEFT);
        dialog.getDialogPane().getButtonTypes().add(copy);
        DialogStyle.closeButton(dialog);
        if (dialog.getDialogPane().lookupButton(copy) instanceof Button button) {
            button.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
                event.consume();
                ClipboardContent words = new ClipboardContent();
                words.putString("Vethwork " + version() + "\n" + platform());
                Clipboard.getSystemClipboard().setContent(words);
            });
        }
        dialog.show();
    }

    private static String platform() {
        return "Java " + System.getProperty("java.runtime.version") + " · JavaFX "
                + System.getProperty("javafx.runtime.version", "?") + " · " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    static String version() {
        Properties properties = new Properties();
        try (InputStream in = About.class.getResourceAsStream("/dev/vethwork/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "?";
        }
        return properties.getProperty("version", "?");
    }
}
