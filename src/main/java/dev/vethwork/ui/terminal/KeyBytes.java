package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.input.InputEvent;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import java.nio.charset.StandardCharsets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What a key sends to a program. */
final class KeyBytes {
    private static final int ESCAPE = 27;
    private static final int CONTROL = 0x1f;

    private KeyBytes() {}

    /** What a press sends; null where it sends nothing, or what it types comes by itself. */
    static byte @Nullable [] pressed(KeyEvent event, JediTerminal terminal) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            return new byte[] {ESCAPE};
        }
        if (code == KeyCode.TAB && !event.isShiftDown()) {
            return new byte[] {'\t'};
        }
        byte[] named = terminal.getCodeForKey(code.getCode(), modifiers(event));
        if (named != null) {
            return named;
        }
        if (event.isControlDown() && !event.isMetaDown()) {
            return control(code, event.isAltDown());
        }
        return event.isAltDown() && !event.isMetaDown() ? alt(event) : null;
    }

    /** Letters typed by a key, which hears of them afterwards; null where a press has sent all there is to. */
    static byte @Nullable [] typed(KeyEvent event) {
        String letters = event.getCharacter();
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        // AltGr counts as both on some desktops.
        boolean graphic = event.isControlDown() && event.isAltDown();
        if (letters.isEmpty() || letters.equals(KeyEvent.CHAR_UNDEFINED) || !plain && !graphic) {
            return null;
        }
        return letters.charAt(0) < ' ' || letters.charAt(0) == '\u007f' ? null : letters.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] control(KeyCode code, boolean alt) {
        int sent = switch (code) {
            case SPACE, DIGIT2 -> 0;
            case OPEN_BRACKET, DIGIT3 -> ESCAPE;
            case BACK_SLASH, DIGIT4 -> 0x1c;
            case CLOSE_BRACKET, DIGIT5 -> 0x1d;
            case DIGIT6 -> 0x1e;
            case SLASH, MINUS, DIGIT7 -> CONTROL;
            case DIGIT8 -> 0x7f;
            default -> code.isLetterKey() ? code.getCode() & CONTROL : -1;
        };
        if (sent < 0) {
            return null;
        }
        return alt ? new byte[] {ESCAPE, (byte) sent} : new byte[] {(byte) sent};
    }

    private static byte @Nullable [] alt(KeyEvent event) {
        String text = event.getText();
        if (text.length() != 1 || text.charAt(0) < ' ') {
            return null;
        }
        String letter = event.isShiftDown() ? text.toUpperCase(java.util.Locale.ROOT) : text;
        return ("\u001b" + letter).getBytes(StandardCharsets.UTF_8);
    }

    private static int modifiers(KeyEvent event) {
        return (event.isShiftDown() ? InputEvent.SHIFT_MASK : 0)
                | (event.isControlDown() ? InputEvent.CTRL_MASK : 0)
                | (event.isAltDown() ? InputEvent.ALT_MASK : 0)
                | (event.isMetaDown() ? InputEvent.META_MASK : 0);
    }
}
