package dev.vethwork.ui.start;

import atlantafx.base.theme.Styles;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.LabList;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All labs that run: where, since when, from which file, how many nodes, how far from their drawing; and what to do with them. */
public final class RunningLabs extends VBox {
    private final LabList labs;
    private final Consumer<Path> open;
    private final BiPredicate<String, String> sure;
    private final Function<String, List<String>> shells;

    /**
     * @param open called with the file of a lab that somebody wants to see
     * @param sure asked with a question and what a yes does
     * @param shells what runs in the shells that are open in a lab
     */
    public RunningLabs(
            LabList labs, Consumer<Path> open, BiPredicate<String, String> sure, Function<String, List<String>> shells) {
        super(8);
        this.labs = labs;
        this.open = open;
        this.sure = sure;
        this.shells = shells;
        setId("running-labs");
        getStyleClass().add("running-labs");
        WhileShown.hear(this, labs.all(), this::show);
        disableProperty().bind(labs.busy());
        show();
    }

    private void show() {
        getChildren().clear();
        if (labs.all().isEmpty()) {
            Label none = new Label(Texts.get("labs.none"));
            none.getStyleClass().add(Styles.TEXT_MUTED);
            getChildren().add(none);
        }
        labs.all().forEach(lab -> getChildren().add(row(lab)));
        HBox below = new HBox(8, button("labs.refresh", "refresh", labs::refresh));
        if (labs.all().stream().anyMatch(l -> l.lab().state().isBrokenOff())) {
            below.getChildren().add(button("labs.recover", "recover", labs::recover));
        }
        if (labs.all().size() > 1) {
            below.getChildren().add(button("labs.destroyAll", "destroy-all", this::destroyAll));
        }
        Label busy = new Label(Texts.get("labs.busy"));
        busy.getStyleClass().add(Styles.TEXT_MUTED);
        busy.visibleProperty().bind(labs.busy());
        below.setAlignment(Pos.CENTER_LEFT);
        below.getChildren().add(busy);
        getChildren().add(below);
    }

    private static Button button(String key, String id, Runnable action) {
        Button button = new Button(Texts.get(key));
        button.setId("labs-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> action.run());
        return button;
    }

    private HBox row(LabStatus lab) {
        Label name = new Label(lab.lab().lab());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label facts = new Label(facts(lab));
        Label from = new Label(from(lab));
        for (Label small : new Label[] {facts, from}) {
            small.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            small.setWrapText(true);
        }
        VBox words = new VBox(1, name, facts, from);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, words);
        row.setId("lab-" + lab.lab().lab());
        row.setAlignment(Pos.CENTER_LEFT);
        file(lab).ifPresent(path -> row.getChildren().add(button("labs.open", "open", () -> open.accept(path))));
        row.getChildren().add(button("teardown", "destroy", () -> destroy(lab)));
        return row;
    }

    private Optional<Path> file(LabStatus lab) {
        return lab.lab().document().file().filter(labs::isThere);
    }

    private static String facts(LabStatus lab) {
        Instant since = lab.lab().origin().since();
        String state = lab.lab().state().isBrokenOff() ? Texts.get("labs.broken") : "";
        String where = lab.lab().target().label().text();
        String nodes = lab.nodes().isPresent() ? Texts.get("labs.nodes", lab.nodes().getAsInt()) : "";
        String drift = lab.drift().isEmpty()
                ? lab.problem()
                : lab.drift().getAsInt() == 0 ? Texts.get("labs.asDrawn") : Texts.get("labs.drift", lab.drift().getAsInt());
        return Stream.of(where, since == null ? "" : Texts.get("labs.since", time(since)), nodes, state, drift)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String time(Instant since) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(since);
    }

    private String from(LabStatus lab) {
        return lab.lab().document().file().map(path -> labs.isThere(path)
                        ? path.toString()
                        : Texts.get("labs.gone", path))
                .orElseGet(() -> Texts.get("labs.unsaved"));
    }

    private void destroy(LabStatus lab) {
        String key = !lab.lab().target().rootIsOurs() ? "labs.destroy.host" : "labs.destroy.question";
        if (sure.test(withShells(Texts.get(key, lab.lab().lab()), List.of(lab)), Texts.get("teardown"))) {
            labs.destroy(lab.lab().lab());
        }
    }

    private void destroyAll() {
        String names = labs.all().stream().map(l -> l.lab().lab()).collect(Collectors.joining(", "));
        if (sure.test(withShells(Texts.get("labs.destroyAll.question", names), labs.all()), Texts.get("labs.destroyAll"))) {
            labs.destroyAll();
        }
    }

    private String withShells(String question, List<LabStatus> ending) {
        List<String> open = ending.stream()
                .flatMap(lab -> shells.apply(lab.lab().lab()).stream())
                .toList();
        return open.isEmpty() ? question : question + "\n" + Texts.get("labs.shells", String.join("\n", open));
    }
}
