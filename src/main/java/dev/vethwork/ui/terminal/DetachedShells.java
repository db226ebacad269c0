package dev.vethwork.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;

/** The tabs of shells that are shown in windows of their own. */
final class DetachedShells {
    private final List<DetachedShell> windows = new ArrayList<>();
    private final Consumer<ShellTab> back;

    /** @param back called with a tab whose window somebody has closed */
    DetachedShells(Consumer<ShellTab> back) {
        this.back = back;
    }

    /** @param from the looks of which it takes */
    void show(ShellTab tab, Scene from) {
        DetachedShell window = new DetachedShell(tab, from, this::closed);
        windows.add(window);
        window.show();
    }

    private void closed(ShellTab tab) {
        of(tab).ifPresent(windows::remove);
        back.accept(tab);
    }

    Optional<DetachedShell> of(ShellTab tab) {
        return windows.stream().filter(window -> window.tab().equals(tab)).findFirst();
    }
}
