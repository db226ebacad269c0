package dev.vethwork.ui.shell.dialog;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for a machine that is reached by ssh. */
public final class MachineDialog {
    private MachineDialog() {}

    /** @param recent those that were used last, which are offered */
    public static Optional<RemoteKind> ask(Window owner, List<RemoteKind> recent) {
        ComboBox<String> name = new ComboBox<>();
        name.setId("machine");
        name.setEditable(true);
        name.getItems().setAll(recent.stream().map(RemoteKind::machine).distinct().toList());
        name.setPromptText(Texts.get("machine.prompt"));
        name.setAccessibleText(Texts.get("machine.header"));
        name.setMaxWidth(Double.MAX_VALUE);
        CheckBox itself = new CheckBox(Texts.get("machine.itself"));
        itself.setId("machine-itself");
        itself.setWrapText(true);
        Label wrong = new Label();
        wrong.setId("machine-wrong");
        wrong.setWrapText(true);
        Label help = new Label(Texts.get("machine.help"));
        help.setWrapText(true);
        help.setMaxWidth(420);
        Dialog<RemoteKind> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setHeaderText(Texts.get("machine.header"));
        dialog.getDialogPane().setContent(new VBox(8, help, name, itself, wrong));
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        ok.setDisable(true);
        name.getEditor().textProperty().addListener((p, before, now) -> {
            wrong.setText(problem(now));
            ok.setDisable(now.isBlank() || !wrong.getText().isEmpty());
        });
        DialogStyle.whole(dialog);
        dialog.setResultConverter(pressed ->
                ButtonType.OK.equals(pressed) ? kind(name.getEditor().getText(), itself.isSelected()) : null);
        return dialog.showAndWait();
    }

    /** What is wrong with a machine's name and what to write; empty where nothing is, or nothing is written yet. */
    static String problem(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            parse(text, false);
            return "";
        } catch (BadValue e) {
            return Texts.capital(String.valueOf(e.getMessage())) + ".";
        }
    }

    private static @Nullable RemoteKind kind(String text, boolean itself) {
        try {
            return parse(text, itself);
        } catch (BadValue e) {
            return null;
        }
    }

    /** People write the target's whole name as well. */
    static RemoteKind parse(String text, boolean itself) {
        String plain = text.strip();
        String whole = plain.startsWith(RemoteKind.SCHEME) ? plain : RemoteKind.SCHEME + plain;
        return TargetKind.parse(whole)
                .filter(RemoteKind.class::isInstance)
                .map(RemoteKind.class::cast)
                .map(far -> itself ? far.itself() : far)
                .orElseThrow(() -> BadValue.of("remote", text));
    }
}
