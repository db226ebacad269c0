package dev.vethwork.ui.terminal;

import dev.vethwork.ui.Texts;
import java.util.List;

/** What there is to lose in shells: for each its node, and what runs in it. */
final class ShellWork {
    private ShellWork() {}

    static List<String> of(List<NodeTerminal> terminals) {
        return terminals.stream()
                .filter(NodeTerminal::isRunning)
                .map(t -> t.running().isEmpty()
                        ? Texts.get("terminal.idle", t.at().title())
                        : Texts.get("terminal.busy", t.at().title(), t.running()))
                .toList();
    }

    /** The same of those alone that do not just wait for a line. */
    static List<String> ofBusy(List<NodeTerminal> terminals) {
        return of(terminals.stream().filter(t -> !t.running().isEmpty()).toList());
    }
}
