package dev.vethwork.ui.inspector;

import dev.vethwork.ui.inspector.form.Input;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.util.StringConverter;

/**
 * A control that text goes into and comes out of.
 *
 * @param read what is in it now
 * @param write puts something in, without that counting as typed
 */
record InputControl(Control control, Supplier<String> read, Consumer<String> write) {
    /**
     * @param offers texts to choose from
     * @param committed called on Enter, when the focus leaves, and at once where a choice is made
     */
    static InputControl of(Input input, String name, Supplier<List<String>> offers, Runnable committed) {
        InputControl made = switch (input) {
            case Input.Text text -> text(text, offers, committed);
            case Input.LongText _ -> longText(committed);
            case Input.Flag _ -> flag(committed);
            case Input.Choice choice -> choice(choice, committed);
        };
        made.control.setAccessibleText(name);
        return made;
    }

    private static InputControl text(Input.Text input, Supplier<List<String>> offers, Runnable committed) {
        TextField field = new TextField();
        field.setPromptText(input.example().isEmpty() ? "" : PanelText.get("field.example", input.example()));
        field.setPrefColumnCount(input.columns());
        field.setOnAction(event -> committed.run());
        Suggesting.on(field, offers, committed);
        return typed(field, committed);
    }

    private static InputControl longText(Runnable committed) {
        TextArea area = new TextArea();
        area.setPrefRowCount(3);
        area.setWrapText(true);
        return typed(area, committed);
    }

    private static InputControl typed(TextInputControl field, Runnable committed) {
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                committed.run();
            }
        });
        return new InputControl(field, field::getText, text -> {
            // Setting an equal text would move the caret of somebody who is typing.
            if (!text.equals(field.getText())) {
                field.setText(text);
            }
        });
    }

    private static InputControl flag(Runnable committed) {
        CheckBox box = new CheckBox();
        box.setOnAction(event -> committed.run());
        return new InputControl(box, () -> Boolean.toString(box.isSelected()), text -> {
            box.setIndeterminate(text.isEmpty());
            box.setSelected(Boolean.parseBoolean(text));
        });
    }

    private static InputControl choice(Input.Choice input, Runnable committed) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(input.options());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String word) {
                return word == null
                        ? ""
                        : word.isEmpty() ? PanelText.get("choice." + input.empty()) : PanelText.getOr("choice." + word, word);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        // Only a choice of the user's is one: what the drawing brings is marked while it is put in.
        boolean[] quiet = {false};
        box.valueProperty().addListener((property, before, now) -> {
            if (!quiet[0] && now != null) {
                committed.run();
            }
        });
        return new InputControl(box, () -> box.getValue() == null ? "" : box.getValue(), text -> {
            quiet[0] = true;
            box.setValue(text);
            quiet[0] = false;
        });
    }
}
