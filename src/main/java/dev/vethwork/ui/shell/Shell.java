package dev.vethwork.ui.shell;

import dev.vethwork.target.Targets;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** A window and what it outlives: its content is made anew when the language changes, the open drawing stays. */
public final class Shell implements MainMenu.Host {
    private static final String STYLES = "/dev/vethwork/ui/";

    private final Stage stage;
    private final Settings settings;
    private final Workbench bench;
    private MainWindow window;

    public Shell(Stage stage, Targets targets, Background background, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        Locale.setDefault(settings.language());
        settings.theme().apply();
        Document document = new Document(Topology.empty("lab"), null);
        LabSession session = new LabSession(document, targets, background);
        session.setCredentials(new SudoPassword(stage));
        this.bench = new Workbench(document, new Selection(), session, background);
        this.window = new MainWindow(bench, settings, stage, this);
        Scene scene = new Scene(window, 1320, 840);
        for (String sheet : new String[] {"shell.css", "canvas.css"}) {
            scene.getStylesheets().add(resource(STYLES + sheet));
        }
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.getIcons().add(new Image(resource(STYLES + "icon.png")));
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (!window.mayClose()) {
                event.consume();
            }
        });
        stage.titleProperty().bind(window.title());
        markTheme();
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Shell.class.getResource(name), name).toExternalForm();
    }

    public void show() {
        stage.show();
        window.canvas().requestFocus();
    }

    /** Reads a file and shows it. */
    public void open(Path file) {
        window.files().read(file);
    }

    /** The window's present content. */
    public MainWindow window() {
        return window;
    }

    public Workbench bench() {
        return bench;
    }

    @Override
    public void setTheme(Theme theme) {
        settings.setTheme(theme);
        theme.apply();
        markTheme();
    }

    private void markTheme() {
        window.getStyleClass().removeAll("light", "dark");
        window.getStyleClass().add(settings.theme() == Theme.DARK ? "dark" : "light");
    }

    @Override
    public void setLanguage(Locale locale) {
        settings.setLanguage(locale);
        Locale.setDefault(locale);
        window = new MainWindow(bench, settings, stage, this);
        stage.getScene().setRoot(window);
        stage.titleProperty().unbind();
        stage.titleProperty().bind(window.title());
        markTheme();
    }

    @Override
    public void close() {
        if (stage.isShowing()) {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        } else {
            bench.session().close();
        }
    }

    @Override
    public void about() {
        Alert about = new Alert(Alert.AlertType.INFORMATION, Texts.get("about.text"));
        about.initOwner(stage);
        about.setHeaderText("Vethwork");
        about.show();
    }
}
