package dev.vethwork.ui.shell.window;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.Labs;
import dev.vethwork.settings.Preferences;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.settings.Theme;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.lesson.LessonModel;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabList;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.shell.FilePrompt;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Consent;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.dialog.SudoPassword;
import dev.vethwork.ui.shell.file.Autosave;
import dev.vethwork.ui.shell.file.EmptySheet;
import dev.vethwork.ui.shell.look.TextSize;
import dev.vethwork.ui.terminal.Shells;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** A window and what it outlives: its content is made anew when the language changes, the open drawing stays. */
public final class Shell implements WindowActions {
    private final Stage stage;
    private final StagePlace place;
    private final WindowLook look;
    private final Windows windows;
    private final Workbench bench;
    private final Shells shells;
    private final LabList labs;
    private MainWindow window;
    private final Autosave autosave;
    /** This window's own, so that what listens here goes with the window. */
    private final BooleanProperty dark = new SimpleBooleanProperty();

    private final ObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.DEFAULT);
    private final IntegerProperty textPercent = new SimpleIntegerProperty(100);
    private boolean ended;

    /** The only window of a program of its own. */
    public Shell(Stage stage, Targets targets, Background background, Settings settings) {
        this(stage, new Windows(targets, background, settings));
    }

    Shell(Stage stage, Windows windows) {
        this.stage = stage;
        this.windows = windows;
        Document document = new Document(EmptySheet.drawing(), null);
        LabSession session = new LabSession(document, windows.targets(), windows.background());
        session.target().set(windows.settings().preferences().get().target());
        session.setCredentials(new SudoPassword(stage));
        preferences.addListener((p, before, now) -> session.setPause(Duration.ofSeconds(now.refreshSeconds())));
        preferences.bind(windows.settings().preferences());
        textPercent.bind(windows.textScale().percent());
        dark.bind(windows.dark());
        session.setConfirmation(new Consent(stage));
        LessonModel lesson = new LessonModel(
                document, session, windows.background(), windows.settings().lessons(), new Consent(stage));
        this.bench = new Workbench(document, new Selection(), session, windows.background(), lesson);
        this.labs = new LabList(windows.targets(), windows.background(), new SudoPassword(stage), this::tell);
        Dialogs dialogs = new Dialogs(stage, windows.filePrompt());
        this.shells = new Shells(
                document,
                bench.selection(),
                session,
                windows.background(),
                dark,
                textPercent,
                running -> dialogs.confirm(
                        Texts.get("terminal.close.header"),
                        Texts.get("terminal.close.question", String.join("\n", running)),
                        Texts.get("terminal.close")),
                this::tell);
        this.window = new MainWindow(bench, windows.settings(), stage, this);
        stage.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> session.wake());
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> session.wake());
        this.autosave = new Autosave(
                document,
                windows.settings().recovery(),
                windows.background(),
                reason -> window.tell(Texts.get("autosave.failed", reason)));
        this.place = new StagePlace(stage, windows.settings());
        stage.setScene(place.scene(window));
        this.look = new WindowLook(stage, dark);
        TextSize.follow(stage.getScene(), textPercent);
        FamiliarKeys.on(stage.getScene(), window.commands());
        MenuKeys.on(stage);
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            event.consume();
            window.whenSafe(stage::hide);
        });
        stage.setOnHidden(event -> closed());
        stage.focusedProperty().addListener((p, before, now) -> {
            if (now) {
                windows.textScale().look();
                window.files().lookAtDisk();
            }
        });
        stage.titleProperty().bind(window.title());
        windows.add(this);
        windows.name(this);
    }

    public void show() {
        stage.show();
        window.canvas().requestFocus();
    }

    /** Where it was when the program was last used, if that is on a screen now; else no larger than the screen is. */
    public void restorePlace() {
        place.restore();
    }

    /** Reads a file and shows it. */
    public void open(Path file) {
        window.files().read(file);
    }

    /** Shows what a program that crashed had not saved. */
    void recover(Recoverable left) {
        window.files().recover(left);
        autosave.adopt(left.id());
    }

    /** Whether nothing was drawn or opened here. */
    boolean isPristine() {
        return bench.document().isPristine();
    }

    /** The window's present content. */
    public MainWindow window() {
        return window;
    }

    public Workbench bench() {
        return bench;
    }

    public Stage stage() {
        return stage;
    }

    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public Optional<Deployed> labOf(DocumentId which) {
        return new Labs(windows.targets()).documents().of(which);
    }

    @Override
    public void nameSheet() {
        windows.name(this);
    }

    @Override
    public void freeName(String wanted, Consumer<String> then) {
        windows.freeName(this, wanted, then);
    }

    @Override
    public void newWindow() {
        windows.open();
    }

    @Override
    public void openInNewWindow(Path file) {
        windows.open(file);
    }

    @Override
    public ObservableBooleanValue dark() {
        return dark;
    }

    @Override
    public ObservableIntegerValue textPercent() {
        return textPercent;
    }

    @Override
    public void setTheme(Theme theme) {
        windows.setTheme(theme);
    }

    @Override
    public LabList labs() {
        return labs;
    }

    @Override
    public Shells shells() {
        return shells;
    }

    private void tell(String sentence) {
        window.tell(sentence);
    }

    @Override
    public FilePrompt filePrompt() {
        return windows.filePrompt();
    }

    public void setLanguage(Locale locale) {
        setLanguage(locale.toLanguageTag());
    }

    @Override
    public void setLanguage(String tag) {
        windows.setLanguage(tag);
    }

    /** Says everything in the present language. */
    void speakAnew() {
        window.retire();
        window = new MainWindow(bench, windows.settings(), stage, this);
        stage.getScene().setRoot(window);
        stage.titleProperty().unbind();
        stage.titleProperty().bind(window.title());
        look.mark();
    }

    @Override
    public void close() {
        close(() -> {});
    }

    /** @param then what shall be done once it is closed; not at all where somebody wants to stay */
    void close(Runnable then) {
        if (stage.isShowing()) {
            window.whenSafe(() -> {
                stage.hide();
                then.run();
            });
        } else {
            closed();
            then.run();
        }
    }

    @Override
    public void quit() {
        windows.quit();
    }

    private void closed() {
        place.remember();
        end();
    }

    /** Closes what is open behind the window; what is deployed stays where it is. */
    void end() {
        if (!ended) {
            ended = true;
            windows.remove(this);
            window.retire();
            windows.awaits(autosave.close());
            shells.close();
            bench.lesson().end();
            bench.session().close();
        }
    }
}
