package dev.vethwork.ui.inspector.json;

import dev.vethwork.format.json.FormatException.Problem;
import dev.vethwork.text.Sentences;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** What is wrong with the text, line by line; each leads to its place. */
final class JsonMistakes extends VBox {
    /** As many as leave room for the text. */
    private static final int MOST = 4;

    private final Consumer<Problem> go;

    JsonMistakes(Consumer<Problem> go) {
        this.go = go;
        setId("json-mistakes");
        getStyleClass().add("json-mistakes");
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        show(List.of());
    }

    boolean isEmpty() {
        return getChildren().isEmpty();
    }

    void show(List<Problem> problems) {
        getChildren().setAll(problems.stream().limit(MOST).map(this::line).toList());
        setVisible(!problems.isEmpty());
    }

    private Hyperlink line(Problem problem) {
        String words = Sentences.with(problem.message(), problem.remedy());
        Hyperlink line = new Hyperlink(
                problem.line() == 0
                        ? words
                        : PanelText.get(
                                "json.mistake",
                                Integer.toString(problem.line()),
                                Integer.toString(problem.column()),
                                words));
        line.getStyleClass().add("json-mistake");
        line.setWrapText(true);
        line.setOnAction(event -> go.accept(problem));
        return line;
    }
}
