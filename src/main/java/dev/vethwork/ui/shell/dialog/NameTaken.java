package dev.vethwork.ui.shell.dialog;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.Standing;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks what shall become of a drawing whose name a running lab of another document's has. */
public final class NameTaken {
    /** The ways out. */
    enum Way {
        RENAME,
        TAKE_OVER,
        LOOK,
        CANCEL
    }

    /** Whose lab was asked about; that somebody works on it meanwhile is no other question. */
    private record About(String lab, DocumentId document) {}

    private final Workbench bench;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final WindowActions actions;
    private @Nullable About asked;
    private String shown = "";

    public NameTaken(Workbench bench, Dialogs dialogs, Notifier notifier, WindowActions actions) {
        this.bench = bench;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.actions = actions;
    }

    /** Asks in the bar above the drawing, where it is in nobody's way; until it is answered the lab is left alone. */
    public void hear(Standing standing) {
        Optional<Deployed> others = standing.others();
        if (others.isEmpty()) {
            asked = null;
            notifier.withdraw(shown);
            shown = "";
            return;
        }
        Deployed lab = others.get();
        About about = new About(lab.lab(), lab.document());
        // An empty sheet is about to get another name.
        if (!about.equals(asked) && !bench.document().isPristine()) {
            asked = about;
            Map<String, Runnable> answers = new LinkedHashMap<>();
            answers.put(Texts.get("taken.rename"), this::rename);
            answers.put(Texts.get("taken.takeOver"), bench.session()::takeOver);
            answers.put(Texts.get("taken.look"), bench.session()::look);
            shown = Texts.get("taken.notice", Texts.capital(TakingOver.running(lab).text()));
            notifier.ask(shown, answers);
        }
    }

    /** Asks before it is deployed over. */
    public void deploy(Deployed lab) {
        switch (dialogs.taken(Texts.get("taken.notice", Texts.capital(TakingOver.running(lab).text())))) {
            case RENAME -> rename();
            case TAKE_OVER -> bench.session().deployOver(lab);
            case LOOK -> bench.session().look();
            case CANCEL -> {}
        }
    }

    private void rename() {
        actions.freeName(bench.document().now().name(), free -> dialogs.name(free)
                .ifPresent(name -> bench.document().apply(Edits.nameLab(name))));
    }
}
