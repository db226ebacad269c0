package dev.vethwork.ui.start;

import atlantafx.base.theme.Styles;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.drawing.SampleTexts;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabList;
import dev.vethwork.ui.panels.FocusInSight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What an empty drawing shows: what to do first, files that were open, the samples as pictures. */
public final class StartPage extends ScrollPane {
    private static final int RECENT = 6;

    /** Time for the window to come up before pictures take a processor from it. */
    private static final Duration FIRST_FRAME = Duration.ofMillis(250);

    private final Background background;
    private final ObservableBooleanValue dark;
    private final VBox column = new VBox();
    private final List<SampleCard> cards = new ArrayList<>();
    private final List<Path> samples = Samples.files();
    private boolean painted;

    /**
     * @param dark whether pictures are to be light on dark; they follow it
     * @param drawing while something is about to be put on the surface below, which must be in reach then
     */
    public StartPage(
            Document document, Background background, ObservableBooleanValue dark, ObservableBooleanValue drawing) {
        this.background = background;
        this.dark = dark;
        setId("start");
        getStyleClass().addAll("start", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        column.setAlignment(Pos.TOP_CENTER);
        column.getStyleClass().add("column");
        setContent(column);
        FocusInSight.keep(this);
        Runnable show = () -> {
            boolean empty = document.now().nodes().isEmpty()
                    && document.now().notes().isEmpty()
                    && document.file().get() == null
                    && !drawing.get();
            setVisible(empty);
            setManaged(empty);
            if (empty) {
                paintSoon();
            }
        };
        WhileShown.hear(this, document.topology(), show);
        WhileShown.hear(this, document.file(), show);
        drawing.addListener(p -> show.run());
        WhileShown.hear(this, dark, () -> {
            painted = false;
            if (isVisible()) {
                paintSoon();
            }
        });
        show.run();
    }

    /**
     * @param recent files opened last
     * @param running the page of running labs, which is shown where there are some
     * @param machine draws what runs on this machine
     */
    public void offer(
            List<RecentFile> recent, Consumer<Path> open, RunningLabs running, LabList labs, Runnable machine) {
        Label title = new Label(Texts.get("start.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label hint = new Label(Texts.get("start.hint"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setMaxWidth(520);
        Hyperlink live = new Hyperlink(Texts.get("start.live"));
        live.setId("start-live");
        live.setOnAction(event -> machine.run());
        column.getChildren().addAll(title, hint, live);
        VBox list = new VBox(6, heading("labs.heading"), running);
        running.setMaxWidth(620);
        list.setMaxWidth(620);
        Runnable look = () -> {
            list.setVisible(!labs.all().isEmpty());
            list.setManaged(!labs.all().isEmpty());
        };
        look.run();
        WhileShown.hear(this, labs.all(), look);
        column.getChildren().add(list);
        if (isVisible()) {
            background.after(FIRST_FRAME, labs::refresh);
        }
        if (!recent.isEmpty()) {
            column.getChildren().addAll(heading("start.recent"), recent(recent, open));
        }
        List<Path> lessons = Lessons.packed(Locale.getDefault());
        if (!lessons.isEmpty()) {
            column.getChildren().addAll(heading("start.lessons"), lessons(lessons, open));
        }
        if (!samples.isEmpty()) {
            column.getChildren().addAll(heading("start.samples"), samples(open));
        }
    }

    private static Label heading(String key) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().addAll(Styles.TEXT_BOLD, "heading");
        return label;
    }

    private static VBox recent(List<RecentFile> files, Consumer<Path> open) {
        VBox lines = new VBox(2);
        lines.setAlignment(Pos.CENTER);
        files.stream().limit(RECENT).forEach(file -> {
            Hyperlink link = new Hyperlink(file.name());
            link.setMnemonicParsing(false);
            link.setOnAction(event -> open.accept(file.path()));
            Label folder = new Label(file.folder());
            folder.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            HBox line = new HBox(8, link, folder);
            line.setAlignment(Pos.BASELINE_CENTER);
            lines.getChildren().add(line);
        });
        return lines;
    }

    private FlowPane lessons(List<Path> files, Consumer<Path> open) {
        FlowPane flow = new FlowPane(8, 8);
        flow.setAlignment(Pos.TOP_CENTER);
        flow.setMaxWidth(4 * (SampleCard.WIDTH + 30));
        for (Path file : files) {
            Button button = new Button(Samples.title(file), new FontIcon(MaterialDesignS.SCHOOL_OUTLINE));
            button.setId("lesson-" + Samples.title(file).replace(' ', '-'));
            button.setMnemonicParsing(false);
            button.setOnAction(event -> open.accept(file));
            flow.getChildren().add(button);
            background.submit(
                    () -> Lessons.open(file).title(),
                    button::setText,
                    // One that cannot be read keeps its file's name; opening it says why.
                    thrown -> {});
        }
        return flow;
    }

    private FlowPane samples(Consumer<Path> open) {
        FlowPane flow = new FlowPane(12, 12);
        flow.setAlignment(Pos.TOP_CENTER);
        flow.setMaxWidth(4 * (SampleCard.WIDTH + 30));
        samples.forEach(file -> cards.add(new SampleCard(file, open)));
        flow.getChildren().addAll(cards);
        return flow;
    }

    /** When the window has been seen: pictures are made behind it, one after the other. */
    private void paintSoon() {
        if (!painted) {
            painted = true;
            background.after(FIRST_FRAME, () -> paint(0, dark.get()));
        }
    }

    private record Painted(Topology topology, Node picture) {}

    private void paint(int index, boolean inDark) {
        if (index >= cards.size() || inDark != dark.get()) {
            return;
        }
        Path file = samples.get(index);
        background.submit(
                () -> {
                    Topology topology = TopologyFormat.read(file);
                    return new Painted(topology, SampleCard.picture(topology, inDark));
                },
                made -> {
                    cards.get(index).show(made.picture());
                    cards.get(index).describe(SampleTexts.in(Locale.getDefault(), made.topology()).description());
                    paint(index + 1, inDark);
                },
                // One that cannot be read keeps its empty frame; opening it says why.
                thrown -> paint(index + 1, inDark));
    }
}
