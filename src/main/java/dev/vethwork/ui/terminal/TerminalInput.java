package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonCodes;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonModifierFlags;
import com.techsenger.jeditermfx.core.input.MouseWheelEvent;
import java.nio.charset.StandardCharsets;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keys, pointer and input method of a terminal. What a terminal uses itself, or its program understands, goes no further; the
 * window gets the rest, and all with Ctrl and Shift.
 */
final class TerminalInput {
    private static final int WHEEL_LINES = 3;

    private final EmulatedTerminal terminal;
    private @Nullable Span pressed;

    TerminalInput(EmulatedTerminal terminal) {
        this.terminal = terminal;
    }

    void install() {
        terminal.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        terminal.addEventHandler(KeyEvent.KEY_TYPED, this::type);
        terminal.addEventHandler(KeyEvent.KEY_RELEASED, KeyEvent::consume);
        terminal.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
        terminal.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        terminal.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        terminal.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        terminal.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        terminal.setCursor(Cursor.TEXT);
        terminal.setOnInputMethodTextChanged(this::compose);
        terminal.setInputMethodRequests(new InputMethodRequests() {
            @Override
            public Point2D getTextLocation(int offset) {
                Point2D at = terminal.cursor();
                return terminal.localToScreen(at.getX(), at.getY() + terminal.cellHeight());
            }

            @Override
            public int getLocationOffset(int x, int y) {
                return 0;
            }

            @Override
            public void cancelLatestCommittedText() {
                // What is typed is typed.
            }

            @Override
            public String getSelectedText() {
                return "";
            }
        });
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != terminal) {
            return;
        }
        if (event.isControlDown() && event.isShiftDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case C -> terminal.copy();
                case V -> terminal.paste();
                case A -> terminal.selectAll();
                case F -> terminal.find();
                default -> {
                    return;
                }
            }
            event.consume();
            return;
        }
        if (event.isControlDown() && (event.getCode() == KeyCode.BACK_QUOTE || event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN)) {
            return;
        }
        if (terminal.isOver() && (event.isControlDown() || event.isAltDown() || event.getCode().isFunctionKey())) {
            // The window's again, as nobody else takes it.
            return;
        }
        if (event.isShiftDown() && scrolls(event.getCode())) {
            event.consume();
            return;
        }
        byte[] bytes = event.getCode() == KeyCode.INSERT && event.isShiftDown()
                ? null
                : KeyBytes.pressed(event, terminal.emulator().terminal());
        if (event.getCode() == KeyCode.INSERT && event.isShiftDown()) {
            terminal.paste();
        }
        if (bytes != null) {
            terminal.type(bytes);
        }
        // A plain letter would be a command of the window's.
        if (bytes != null || !event.isMetaDown()) {
            event.consume();
        }
    }

    private boolean scrolls(KeyCode code) {
        if (terminal.emulator().isFullScreen()) {
            return false;
        }
        switch (code) {
            case PAGE_UP -> terminal.scrollBy(-Math.max(1, terminal.rows() - 1));
            case PAGE_DOWN -> terminal.scrollBy(Math.max(1, terminal.rows() - 1));
            case HOME -> terminal.scrollBy(Integer.MIN_VALUE);
            case END -> terminal.scrollBy(Integer.MAX_VALUE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void type(KeyEvent event) {
        if (event.getTarget() != terminal) {
            return;
        }
        byte[] bytes = KeyBytes.typed(event);
        if (bytes != null) {
            terminal.type(bytes);
        }
        event.consume();
    }

    private void compose(InputMethodEvent event) {
        if (!event.getCommitted().isEmpty()) {
            terminal.type(event.getCommitted().getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder unsettled = new StringBuilder();
        event.getComposed().forEach(run -> unsettled.append(run.getText()));
        terminal.compose(unsettled.toString());
        event.consume();
    }

    /** Whether the program wants the pointer; with Shift it is the terminal's own all the same. */
    private boolean isPrograms(boolean shift) {
        return terminal.emulator().wantsMouse() && !shift;
    }

    private void begin(MouseEvent event) {
        if (event.getTarget() instanceof javafx.scene.Node node && node != terminal && !(node instanceof javafx.scene.canvas.Canvas)) {
            return;
        }
        terminal.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isControlDown()) {
            terminal.followWord(terminal.cell(event.getX(), event.getY(), false));
        } else if (isPrograms(event.isShiftDown()) && event.getButton() != MouseButton.SECONDARY) {
            Span at = inProgram(event.getX(), event.getY());
            terminal.emulator().terminal().mousePressed(at.column(), (int) at.line(), event(event));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            Span at = terminal.cell(event.getX(), event.getY(), true);
            pressed = at;
            Span on = terminal.cell(event.getX(), event.getY(), false);
            switch (event.getClickCount()) {
                case 1 -> terminal.select(null);
                case 2 -> terminal.select(terminal.texts().word(on));
                default -> terminal.select(terminal.line(on));
            }
        } else if (event.getButton() == MouseButton.MIDDLE) {
            terminal.paste();
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        Span from = pressed;
        if (from != null && event.getButton() == MouseButton.PRIMARY) {
            if (event.getY() < 0 || event.getY() > terminal.getHeight()) {
                terminal.scrollBy(event.getY() < 0 ? -1 : 1);
            }
            Span to = terminal.cell(event.getX(), event.getY(), true);
            terminal.select(Span.between(from.line(), from.column(), to.line(), to.column()));
        } else if (isPrograms(event.isShiftDown())) {
            Span at = inProgram(event.getX(), event.getY());
            terminal.emulator().terminal().mouseDragged(at.column(), (int) at.line(), event(event));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (pressed == null && isPrograms(event.isShiftDown()) && event.getButton() != MouseButton.SECONDARY) {
            Span at = inProgram(event.getX(), event.getY());
            terminal.emulator().terminal().mouseReleased(at.column(), (int) at.line(), event(event));
        }
        pressed = null;
        event.consume();
    }

    private void move(MouseEvent event) {
        terminal.setCursor(event.isControlDown() ? Cursor.HAND : Cursor.TEXT);
    }

    private void scroll(ScrollEvent event) {
        int lines = (int) (-Math.signum(event.getDeltaY()) * WHEEL_LINES);
        if (lines == 0 || event.isControlDown()) {
            return;
        }
        if (isPrograms(event.isShiftDown())) {
            Span at = inProgram(event.getX(), event.getY());
            int button = lines < 0 ? MouseButtonCodes.SCROLLUP : MouseButtonCodes.SCROLLDOWN;
            terminal.emulator().terminal().mouseWheelMoved(at.column(), (int) at.line(), new MouseWheelEvent(button, 0));
        } else if (terminal.emulator().isFullScreen()) {
            byte[] arrow = terminal.emulator().terminal()
                    .getCodeForKey((lines < 0 ? KeyCode.UP : KeyCode.DOWN).getCode(), 0);
            for (int i = 0; i < WHEEL_LINES && arrow != null; i++) {
                terminal.type(arrow);
            }
        } else {
            terminal.scrollBy(lines);
        }
        event.consume();
    }

    /** The cell at a point, as the program counts. */
    private Span inProgram(double x, double y) {
        Span cell = terminal.cell(x, y, false);
        long line = cell.line() - terminal.emulator().screen(-1, 1).first();
        return new Span(Math.max(0, line), cell.column(), line, cell.column());
    }

    private static com.techsenger.jeditermfx.core.input.MouseEvent event(MouseEvent event) {
        int button = event.getButton() == MouseButton.MIDDLE ? MouseButtonCodes.MIDDLE : MouseButtonCodes.LEFT;
        int modifiers = event.isControlDown() ? MouseButtonModifierFlags.MOUSE_BUTTON_CTRL_FLAG : 0;
        return new com.techsenger.jeditermfx.core.input.MouseEvent(button, modifiers);
    }
}
