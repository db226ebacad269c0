package dev.vethwork.ui.shell;

import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.net.TargetKind;
import dev.vethwork.settings.Confirmations;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.LabSession;
import java.util.Optional;

/** Deploys and takes down, after the questions that were asked for in the preferences. */
final class LabCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final NameTaken taken;

    LabCommands(Workbench bench, Settings settings, Dialogs dialogs, NameTaken taken) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.taken = taken;
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
        boolean onHost = session.target().get() == TargetKind.HOST;
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

    void teardown() {
        String lab = bench.document().now().name();
        if (!asked().teardown()
                || dialogs.confirm(
                        Texts.get("confirm.teardown.header", lab),
                        Texts.get("confirm.teardown.question"),
                        Texts.get("teardown"))) {
            bench.session().teardown();
        }
    }
}
