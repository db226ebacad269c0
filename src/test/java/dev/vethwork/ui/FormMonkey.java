package dev.vethwork.ui;

import dev.vethwork.ui.shell.window.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** Puts things into the fields of the inspector, right ones and wrong ones. */
final class FormMonkey {
    private static final List<String> TEXTS = List.of(
            "", "red", "k1", "n1", "veth9", "10.0.0.0/8", "10.0.0.1/24", "10.0.0.300", "fd00::1/64", "default", "9000",
            "80", "70000", "02:00:00:00:00:0a", "zz", "10mbit", "20ms", "1%", "net.ipv4.conf.all.rp_filter", "0",
            "python3 -m http.server 80", "a name that is much too long for the kernel", "{\"x\"}", "이름");

    private final Shell shell;
    private final Random random;

    FormMonkey(Shell shell, Random random) {
        this.shell = shell;
        this.random = random;
    }

    String act() {
        List<Node> fields = new ArrayList<>();
        for (Node form : shell.window().lookupAll(".form")) {
            for (String kind : new String[] {".text-field", ".check-box", ".toggle-switch", ".combo-box", ".button"}) {
                fields.addAll(form.lookupAll(kind));
            }
        }
        if (fields.isEmpty()) {
            return "no form";
        }
        Node field = fields.get(random.nextInt(fields.size()));
        return field.getId() + " " + field.getStyleClass() + " " + use(field);
    }

    private String use(Node field) {
        switch (field) {
            case TextField text -> {
                String word = TEXTS.get(random.nextInt(TEXTS.size()));
                text.requestFocus();
                text.setText(word);
                shell.window().canvas().requestFocus();
                return word;
            }
            case ButtonBase button -> button.fire();
            case ComboBox<?> box -> {
                if (!box.isEditable() && !box.getItems().isEmpty()) {
                    box.getSelectionModel().select(random.nextInt(box.getItems().size()));
                }
            }
            default -> {}
        }
        return "";
    }
}
