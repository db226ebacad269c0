package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.until;

import dev.vethwork.format.importing.Report;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.text.Phrase;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.FilePrompt;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** Every question that the window asks, and every page that it opens in a window of its own, one after another. */
final class EveryDialog {
    /** What is done with each while it is open; it may close it. */
    @FunctionalInterface
    interface Look {
        void at(String name, Window dialog) throws Exception;
    }

    private final Windows windows;
    private final Shell shell;
    private final Look look;

    /** @param shell in which something with a cable is drawn */
    EveryDialog(Windows windows, Shell shell, Look look) {
        this.windows = windows;
        this.shell = shell;
        this.look = look;
    }

    void open() throws Exception {
        Stage stage = shell.stage();
        String cable = shell.bench().document().now().cables().getFirst().id();
        Dialogs dialogs = new Dialogs(stage, FilePrompt.DESKTOP);
        Report report = Importing.text("lab", "ip netns add red\nip link frobnicate\n").report();
        for (String command : List.of("preferences", "shortcuts", "about", "runningLabs", "target.another")) {
            ask(command, () -> shell.window().commands().named(command).action().run());
        }
        ask("renumber", () -> {
            shell.bench().selection().set(Set.of(cable));
            shell.window().commands().named("renumber").action().run();
        });
        ask("report", () -> dialogs.report(report));
        ask("pasted", () -> dialogs.commands(new FxBackground(), made -> {}).show("ip netns add red"));
        ask("unsaved", () -> dialogs.unsaved("firewall-dmz"));
        ask("taken", () -> dialogs.taken("A lab of that name is running."));
        ask("name", () -> dialogs.name("firewall-dmz-2"));
        ask("overwrite", () -> dialogs.overwrite(Path.of("firewall-dmz.vethwork.json")));
        offWindow("sudo", () -> new SudoPassword(stage).ask(1));
        offWindow("consent", () -> new Consent(stage).confirm(new Confirmation.Question(
                "red", phrase("preferences.confirmDeploy"), phrase("deploy"), Confirmation.Question.Kind.RISK)));
    }

    private static Phrase phrase(String key) {
        return new Phrase("dev.vethwork.ui.messages", key, List.of());
    }

    /** What is asked may wait for its answer. */
    private void ask(String name, Runnable question) throws Exception {
        Platform.runLater(question);
        until(() -> !dialogs().isEmpty());
        for (Window dialog : dialogs()) {
            look.at(name, dialog);
        }
        dialogs().forEach(dialog -> Platform.runLater(dialog::hide));
        until(() -> dialogs().isEmpty());
    }

    private void offWindow(String name, Runnable question) throws Exception {
        Thread asking = Thread.ofPlatform().daemon().start(question);
        ask(name, () -> {});
        asking.join();
    }

    private List<Window> dialogs() {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> Window.getWindows().stream()
                .filter(w -> windows.all().stream().noneMatch(s -> s.stage().equals(w)))
                .toList());
    }
}
