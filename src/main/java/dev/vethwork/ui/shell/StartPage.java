package dev.vethwork.ui.shell;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What an empty drawing shows: what to do first, samples to open. The surface below it stays in reach. */
final class StartPage extends VBox {
    /** Where samples lie, seen from where the program was started or installed. */
    private static final List<String> SAMPLES = List.of("sample-topologies", "examples");

    StartPage(Document document) {
        setId("start");
        getStyleClass().add("start");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        Runnable show = () -> {
            boolean empty = document.now().nodes().isEmpty() && document.now().notes().isEmpty();
            setVisible(empty);
            setManaged(empty);
        };
        document.topology().addListener(p -> show.run());
        show.run();
    }

    void offer(Settings settings, FileCommands files) {
        Label title = new Label(Texts.get("start.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label hint = new Label(Texts.get("start.hint"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setMaxWidth(460);
        title.setMouseTransparent(true);
        hint.setMouseTransparent(true);
        getChildren().addAll(title, hint);
        links("start.samples", samples(), files);
        links("start.recent", settings.recent().stream().filter(Files::isReadable).limit(5).toList(), files);
    }

    private void links(String key, List<Path> paths, FileCommands files) {
        if (paths.isEmpty()) {
            return;
        }
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add(Styles.TEXT_BOLD);
        FlowPane flow = new FlowPane(8, 2);
        flow.setAlignment(Pos.CENTER);
        flow.setMaxWidth(520);
        flow.setPickOnBounds(false);
        for (Path path : paths) {
            Hyperlink link = new Hyperlink(path.getFileName().toString().replace(Dialogs.SUFFIX, ""));
            link.setOnAction(event -> files.open(path));
            flow.getChildren().add(link);
        }
        getChildren().addAll(label, flow);
    }

    private static List<Path> samples() {
        for (String name : SAMPLES) {
            Path directory = Path.of(System.getProperty("vethwork.home", "."), name);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.list(directory)) {
                    return all.filter(p -> p.toString().endsWith(Dialogs.SUFFIX)).sorted().limit(24).toList();
                } catch (IOException e) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
