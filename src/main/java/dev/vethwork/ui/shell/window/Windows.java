package dev.vethwork.ui.shell.window;

import dev.vethwork.engine.Targets;
import dev.vethwork.lab.Labs;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.settings.Theme;
import dev.vethwork.settings.UnsavedCopies;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.BrokenRuns;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.shell.FilePrompt;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.dialog.SudoPassword;
import dev.vethwork.ui.shell.file.EmptySheet;
import dev.vethwork.ui.shell.look.SolidPopups;
import dev.vethwork.ui.shell.look.TextScale;
import dev.vethwork.ui.shell.look.Themes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program's windows, and what they share: where labs live, the settings, the colours, the language. */
public final class Windows implements AutoCloseable {
    private static final Duration LONGEST_LAST = Duration.ofSeconds(5);

    private final Targets targets;
    private final Background background;
    private final Settings settings;
    private final Themes themes;
    private final TextScale textScale;
    private final FilePrompt files;
    private final List<Shell> open = new ArrayList<>();
    private final List<CompletableFuture<?>> last = new ArrayList<>();

    public Windows(Targets targets, Background background, Settings settings) {
        this(targets, background, settings, FilePrompt.DESKTOP);
    }

    public Windows(Targets targets, Background background, Settings settings, FilePrompt files) {
        this.files = files;
        this.targets = targets;
        this.background = background;
        this.settings = settings;
        Locale.setDefault(settings.language());
        this.themes = new Themes(settings.theme());
        this.textScale = new TextScale(settings.preferences());
    }

    FilePrompt filePrompt() {
        return files;
    }

    /** A window with an empty drawing in this stage, not shown yet. */
    public Shell window(Stage stage) {
        return new Shell(stage, this);
    }

    /** Gives an empty sheet a name that is free. */
    void name(Shell shell) {
        Document document = shell.bench().document();
        int opening = document.openings().get();
        freeName(shell, EmptySheet.NAME, name -> {
            boolean same = opening == document.openings().get() && document.isPristine();
            if (same && !name.equals(document.now().name())) {
                document.open(Topology.empty(name), null, document.identity().get());
            }
        });
    }

    /** Finds a name that no running lab has, and no other window. */
    void freeName(Shell asking, String wanted, Consumer<String> then) {
        Set<String> others = open.stream()
                .filter(shell -> shell != asking)
                .map(shell -> shell.bench().document().now().name())
                .collect(Collectors.toSet());
        background.submit(
                () -> new Labs(targets).documents().freeName(wanted, others),
                then,
                thrown -> asking.window().tell(String.valueOf(thrown.getMessage())));
    }

    /** Says what was wrong with the settings in the first window, now that there is one. */
    public void tellProblems() {
        settings.tellTo(trouble -> background.onWindow(() -> {
            if (!open.isEmpty()) {
                open.getFirst().window().tell(Texts.get(
                                "settings." + trouble.kind().name().toLowerCase(Locale.ROOT),
                                trouble.file(),
                                trouble.reason()));
            }
        }));
    }

    /** Another window with an empty drawing, a little lower than the last one. */
    Shell open() {
        Stage stage = new Stage();
        Shell shell = window(stage);
        if (open.size() > 1) {
            StagePlace.putBeside(stage, open.get(open.size() - 2).stage());
        }
        shell.show();
        return shell;
    }

    /** Shows a file: in the window that has it already, or in one of its own. */
    void open(Path file) {
        Optional<Shell> there = showing(file);
        there.ifPresentOrElse(Shell::toFront, () -> open().open(file));
    }

    private Optional<Shell> showing(Path file) {
        Path wanted = file.toAbsolutePath();
        return open.stream()
                .filter(s -> {
                    Path shown = s.bench().document().file().get();
                    return shown != null && shown.toAbsolutePath().equals(wanted);
                })
                .findFirst();
    }

    /**
     * Opens what a program that crashed had open and not saved, each in a window of its own, or in the first one while
     * that is empty. @param first a window that shows nothing yet; null for none
     */
    public void recover(@Nullable Shell first) {
        UnsavedCopies recovery = settings.recovery();
        background.submit(
                recovery::left,
                left -> {
                    Shell empty = first != null && first.isPristine() ? first : null;
                    for (Recoverable each : left) {
                        (empty == null ? open() : empty).recover(each);
                        empty = null;
                    }
                },
                thrown -> {});
    }

    /** Offers to put in order what a program that died has left of labs. */
    public void offerRecovery(Shell asking) {
        new RecoveryOffer(
                        new BrokenRuns(targets, background),
                        new SudoPassword(asking.stage()),
                        () -> asking.window().notifier())
                .make();
    }

    /** The windows that there are, in the order in which they were opened. */
    public List<Shell> all() {
        return List.copyOf(open);
    }

    void add(Shell shell) {
        open.add(shell);
    }

    /** The program does not end before this is done. */
    void awaits(CompletableFuture<?> done) {
        last.removeIf(CompletableFuture::isDone);
        last.add(done);
    }

    void remove(Shell shell) {
        open.remove(shell);
    }

    /** Closes window after window, until somebody wants to stay. */
    void quit() {
        if (!open.isEmpty()) {
            Shell last = all().getLast();
            last.toFront();
            last.close(this::quit);
        }
    }

    void setTheme(Theme theme) {
        settings.change(p -> p.withTheme(theme));
        themes.choose(theme);
    }

    /** Begins to follow how large the desktop wants letters to be, and what it can show. */
    public void followDesktop() {
        textScale.follow(background);
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            SolidPopups.watch();
        }
    }

    TextScale textScale() {
        return textScale;
    }

    ReadOnlyBooleanProperty dark() {
        return themes.dark();
    }

    void setLanguage(String tag) {
        settings.change(p -> p.withLanguage(tag));
        Locale.setDefault(settings.language());
        all().forEach(Shell::speakAnew);
    }

    Targets targets() {
        return targets;
    }

    Background background() {
        return background;
    }

    Settings settings() {
        return settings;
    }

    /** Ends the program: what is deployed stays where it is. */
    @Override
    public void close() {
        all().forEach(Shell::end);
        // A disk that does not answer shall not keep the program.
        CompletableFuture.allOf(last.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, LONGEST_LAST.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        themes.close();
        settings.close();
    }
}
