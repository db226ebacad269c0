package dev.vethwork.ui.shell.command;

import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.settings.Confirmations;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.dialog.NameTaken;
import dev.vethwork.ui.terminal.Shells;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;

/** Deploys and takes down, after the questions that were asked for in the preferences. */
public final class LabCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final NameTaken taken;
    private final Shells shells;
    private final Runnable toDrawing;
    private final Runnable runningLabs;

    /** @param toDrawing gives the keyboard to the drawing */
    public LabCommands(
            Workbench bench, Settings settings, Dialogs dialogs, NameTaken taken, Shells shells, Runnable toDrawing,
            Runnable runningLabs) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.taken = taken;
        this.shells = shells;
        this.toDrawing = toDrawing;
        this.runningLabs = runningLabs;
    }

    private Confirmations asked() {
        return settings.preferences().get().confirm();
    }

    void deploy() {
        LabSession session = bench.session();
        Optional<Deployed> others = session.standing().get().others();
        if (others.isPresent()) {
            taken.deploy(others.get());
            return;
        }
        boolean onHost = !session.target().get().rootIsOurs();
        String lab = bench.document().now().name();
        if (!onHost
                || !asked().deploy()
                || dialogs.confirm(
                        Texts.get("confirm.deploy.header"),
                        Texts.get("confirm.deploy.question", lab),
                        Texts.get("deploy"))) {
            session.deploy();
        }
    }

    void runningLabs() {
        runningLabs.run();
    }

    void teardown() {
        String lab = bench.document().now().name();
        List<String> open = shells.running(lab);
        String question = open.isEmpty()
                ? Texts.get("confirm.teardown.question")
                : Texts.get("confirm.teardown.shells", String.join("\n", open));
        boolean unasked = !asked().teardown() && open.isEmpty();
        if (unasked || dialogs.confirm(Texts.get("confirm.teardown.header", lab), question, Texts.get("teardown"))) {
            bench.session().teardown();
        }
    }

    /** To the shell of the selected node, or from there back to the drawing. */
    void shell() {
        if (shells.isFocused()) {
            toDrawing.run();
        } else {
            shells.goTo(chosen());
        }
    }

    /** Those that are open, to hear when there are more or fewer. */
    Observable shells() {
        return shells.open();
    }

    void shellOutside() {
        chosen().ifPresent(shells::openOutside);
    }

    /** The one selected node that a shell can be opened in. */
    Optional<String> chosen() {
        return bench.selection().single().filter(shells::canOpen);
    }

    /** Whether there is a shell to go to. */
    boolean hasShell() {
        return chosen().isPresent() || shells.isOpen();
    }
}
