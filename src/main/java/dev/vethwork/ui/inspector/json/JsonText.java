package dev.vethwork.ui.inspector.json;

import dev.vethwork.format.json.FormatException.Problem;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;

/** A text of JSON with numbered lines, coloured words and marks where it is wrong. */
final class JsonText extends CodeArea {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private List<Problem> problems = List.of();

    JsonText() {
        setId("json-text");
        getStyleClass().add("json-text");
        setWrapText(true);
        setAccessibleText(PanelText.get("json.text"));
        setParagraphGraphicFactory(this::gutter);
    }

    /** Another text; the caret stays where it is in what both have. */
    void show(String fresh) {
        TextRange.Difference difference = TextRange.difference(getText(), fresh);
        if (!fresh.equals(getText())) {
            int caret = getCaretPosition();
            replaceText(difference.start(), difference.end(), difference.text());
            if (caret <= difference.start()) {
                moveTo(caret);
            } else if (caret >= difference.end()) {
                moveTo(caret + difference.text().length() - (difference.end() - difference.start()));
            }
        }
        // Taking back what somebody else changed is not the text's business.
        getUndoManager().forgetHistory();
        mark(List.of());
    }

    void mark(List<Problem> found) {
        List<Problem> before = problems;
        problems = List.copyOf(found);
        pseudoClassStateChanged(WRONG, !found.isEmpty());
        String text = getText();
        if (!text.isEmpty()) {
            setStyleSpans(
                    0,
                    JsonColors.of(
                            text,
                            problems.stream()
                                    .filter(p -> p.line() > 0)
                                    .map(p -> TextRange.of(text, p.line(), p.column()))
                                    .toList()));
        }
        if (!before.equals(problems)) {
            before.forEach(this::redraw);
            problems.forEach(this::redraw);
        }
    }

    private void redraw(Problem problem) {
        if (problem.line() > 0 && problem.line() <= getParagraphs().size()) {
            recreateParagraphGraphic(problem.line() - 1);
        }
    }

    /** Puts the caret where a mistake is. */
    void go(Problem problem) {
        moveTo(TextRange.of(getText(), problem.line(), problem.column()).start());
        requestFollowCaret();
        requestFocus();
    }

    private Node gutter(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("json-line");
        number.setAlignment(Pos.TOP_RIGHT);
        if (problems.stream().anyMatch(p -> p.line() == line + 1)) {
            number.getStyleClass().add("json-line-wrong");
        }
        return number;
    }
}
