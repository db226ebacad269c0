package dev.vethwork.ui.shell;

import dev.vethwork.ui.action.Command;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** Hears what passes in the lab that runs. */
final class ListenCommands {
    final Command capture;

    /** @param capture reads packets at these elements, everywhere where there are none */
    ListenCommands(Workbench bench, Consumer<Collection<String>> capture) {
        this.capture = Command.of("capture", () -> capture.accept(List.copyOf(bench.selection().elements())))
                .withIcon(MaterialDesignR.RECORD_CIRCLE_OUTLINE)
                .unless(bench.session().deployed().not());
    }
}
