package dev.vethwork.ui.inspector;

import dev.vethwork.net.BadValue;
import dev.vethwork.text.Sentences;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** Says beside a field what is wrong with it, and what to write instead. */
final class ErrorLine extends Label {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Node field;

    ErrorLine(Node field) {
        this.field = field;
        getStyleClass().add("field-error");
        setWrapText(true);
        show(null);
    }

    void show(@Nullable BadValue problem) {
        setText(problem == null ? "" : Sentences.with(String.valueOf(problem.getMessage()), problem.remedy()));
        setVisible(problem != null);
        setManaged(problem != null);
        field.pseudoClassStateChanged(WRONG, problem != null);
    }
}
