package dev.vethwork.ui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The desktop's clipboard, as a terminal gives to it and takes from it. */
final class TerminalClipboard {
    private TerminalClipboard() {}

    static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /**
     * What is there, as if somebody had typed it, and without what would be taken for keys.
     *
     * @param bracketed whether the program wants to know where it begins and ends
     */
    static Optional<byte[]> typed(boolean bracketed) {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        String typed = text.replace("\r\n", "\n").replace('\n', '\r').replace("\u001b", "");
        return Optional.of((bracketed ? "\u001b[200~" + typed + "\u001b[201~" : typed).getBytes(StandardCharsets.UTF_8));
    }
}
