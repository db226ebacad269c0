package dev.vethwork.ui;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.shell.window.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.fxmisc.richtext.CodeArea;

/** Does one thing after another to a window, without any idea of what it is for. On the window's thread. */
final class Monkey {
    /** Enough for everything to happen, few enough to be quick. */
    private static final int CROWD = 14;

    private final Shell shell;
    private final Random random;
    private final FormMonkey forms;
    private int names;

    Monkey(Shell shell, Random random) {
        this.shell = shell;
        this.random = random;
        this.forms = new FormMonkey(shell, random);
    }

    /** @return what it did, for whoever has to find out */
    String act() {
        int crowd = now().nodes().size();
        if (crowd > CROWD) {
            select();
            return key("Delete");
        }
        return switch (random.nextInt(crowd < 3 ? 3 : 26)) {
            case 0, 1 -> add();
            case 2, 3, 4 -> connect();
            case 5, 6 -> drag();
            case 7 -> nudge();
            case 8, 9 -> select();
            case 10 -> key("Delete");
            case 11 -> key("Shortcut+D");
            case 12 -> key("Shortcut+C") + ", " + key("Shortcut+V");
            case 13 -> key("Shortcut+X");
            case 14, 15, 16 -> undo();
            case 17 -> jump();
            case 18 -> note();
            case 19, 20 -> forms.act();
            case 21, 22 -> json();
            case 23 -> tab();
            case 24 -> fix();
            default -> rename();
        };
    }

    private Document document() {
        return shell.bench().document();
    }

    private Topology now() {
        return document().now();
    }

    private String add() {
        String name = "n" + ++names;
        Node node =
                switch (random.nextInt(4)) {
                    case 0 -> Bridge.of(name);
                    case 1 -> now().host().isPresent() ? Namespace.of(name) : Host.of("h" + names);
                    default -> Namespace.of(name);
                };
        document().apply(Edits.addNode(node, new Position(random.nextInt(800), random.nextInt(600))));
        return "add " + node.name();
    }

    private List<String> nodes() {
        return new ArrayList<>(now().nodes().keySet());
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String connect() {
        if (nodes().isEmpty()) {
            return add();
        }
        String a = any(nodes());
        String b = any(nodes());
        if (!a.equals(b) && now().node(a).isPresent() && now().node(b).isPresent()) {
            document().apply(Edits.connect(a, b));
        }
        return "connect " + a + " " + b;
    }

    /** By the mouse: press, two moves, release. */
    private String drag() {
        String name = any(nodes());
        var canvas = shell.window().canvas();
        canvas.drawing().node(name).ifPresent(view -> {
            var from = canvas.drawing().localToScene(view.centre().x(), view.centre().y());
            double dx = random.nextInt(200) - 100.0;
            double dy = random.nextInt(200) - 100.0;
            mouse(canvas, MouseEvent.MOUSE_PRESSED, from.getX(), from.getY());
            mouse(canvas, MouseEvent.MOUSE_DRAGGED, from.getX() + dx / 2, from.getY() + dy / 2);
            mouse(canvas, MouseEvent.MOUSE_DRAGGED, from.getX() + dx, from.getY() + dy);
            mouse(canvas, MouseEvent.MOUSE_RELEASED, from.getX() + dx, from.getY() + dy);
        });
        return "drag " + name;
    }

    private static void mouse(
            javafx.scene.Node on, javafx.event.EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        boolean still = type == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(
                on,
                new MouseEvent(
                        type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, down, false, false, true,
                        false, still, new PickResult(on, x, y)));
    }

    private String nudge() {
        shell.window().canvas().requestFocus();
        KeyCode key = List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN).get(random.nextInt(4));
        Event.fireEvent(
                shell.window().canvas(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        return "nudge " + key;
    }

    private String select() {
        List<String> all = nodes();
        now().cables().stream().map(Cable::id).forEach(all::add);
        Set<String> some = new HashSet<>();
        for (int i = random.nextInt(4); i > 0 && !all.isEmpty(); i--) {
            some.add(any(all));
        }
        shell.bench().selection().set(some);
        return "select " + some;
    }

    /** A menu's key, as the scene knows it. */
    private String key(String combination) {
        Runnable action = shell.window().getScene().getAccelerators().get(KeyCombination.valueOf(combination));
        if (action != null) {
            shell.window().canvas().requestFocus();
            action.run();
        }
        return combination + (action == null ? " (is no key here)" : "");
    }

    private String undo() {
        return random.nextInt(3) > 0 ? key("Shortcut+Z") : key("Shortcut+Shift+Z");
    }

    private String jump() {
        int to = Math.max(0, document().position().get() - random.nextInt(6) + 2);
        document().jump(to);
        return "jump to " + to;
    }

    private String note() {
        document().apply(
                now().notes().size() > 3
                        ? Edits.removeNote(random.nextInt(now().notes().size()))
                        : Edits.addNote(new Note("note \"" + random.nextInt(9) + "\" 메모\n{x}", random.nextInt(300), 5)));
        return "note";
    }

    private String rename() {
        String name = any(nodes());
        String fresh = random.nextInt(4) == 0 ? any(nodes()) : "m" + ++names;
        document().apply(Edits.rename(name, fresh));
        return "rename " + name + " " + fresh;
    }

    private String tab() {
        String id = random.nextInt(3) == 0 ? "#tabs" : "#inspector-tabs";
        if (shell.window().lookup(id) instanceof TabPane tabs) {
            tabs.getSelectionModel().select(random.nextInt(3));
            return id + " " + tabs.getSelectionModel().getSelectedIndex();
        }
        return "no tabs";
    }

    private String fix() {
        List<Button> fixes = new ArrayList<>();
        shell.window().lookupAll(".fix-button").forEach(b -> fixes.add((Button) b));
        if (shell.window().lookup("#fix-all") instanceof Button all && all.isVisible()) {
            fixes.add(all);
        }
        if (fixes.isEmpty()) {
            return "nothing to fix";
        }
        Button button = fixes.get(random.nextInt(fixes.size()));
        button.fire();
        return "fix " + button.getAccessibleText();
    }

    /** Changes a word of the text, to sense or nonsense, and leaves the text. */
    private String json() {
        if (!(shell.window().lookup("#json-text") instanceof CodeArea text)) {
            return tab();
        }
        text.requestFocus();
        List<String> words = List.of("\"forwarding\": true", "true", "false", "up", "10.0.0.7/24", "}", "1300", "\"");
        int at = random.nextInt(text.getLength() + 1);
        int end = Math.min(text.getLength(), at + random.nextInt(8));
        String word = any(words);
        if (random.nextBoolean()) {
            String whole = text.getText();
            String changed = random.nextBoolean()
                    ? whole.replaceFirst("\"name\": \"[mn]", "\"name\": \"k")
                    : whole.replaceFirst("192\\.168\\.15\\.", "192.168.16.");
            text.replaceText(changed);
            word = "sense";
        } else {
            text.replaceText(at, end, word);
        }
        Event.fireEvent(text, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
        shell.window().canvas().requestFocus();
        return "json " + word + " at " + at;
    }
}
