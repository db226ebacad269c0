package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.Fragment;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.MenuEntry;
import dev.vethwork.ui.action.Obstacle;
import dev.vethwork.ui.canvas.drawing.Geometry;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** Copies, pastes, deletes and selects. What is copied is a drawing's text, so that it can go anywhere. */
public final class EditCommands {
    /** The longest text that is looked at for commands, in characters. */
    private static final int LONGEST = 200_000;

    private static final double SHIFT = 2 * Geometry.GRID;

    private final Document document;
    private final Selection selection;
    private final Consumer<String> commands;
    private final Runnable disarm;
    private int pasted;

    /**
     * @param commands takes a text of commands that shall become a drawing
     * @param disarm puts the tool in the hand away
     */
    EditCommands(Document document, Selection selection, Consumer<String> commands, Runnable disarm) {
        this.commands = commands;
        this.disarm = disarm;
        this.document = document;
        this.selection = selection;
    }

    /** What is done with what is selected. @param nothing while nothing is */
    List<MenuEntry> commands(Obstacle nothing) {
        return List.of(
                Command.of("cut", this::cut)
                        .withIcon(MaterialDesignC.CONTENT_CUT)
                        .withKeys("Shortcut+X")
                        .unless(nothing),
                Command.of("copy", this::copy)
                        .withIcon(MaterialDesignC.CONTENT_COPY)
                        .withKeys("Shortcut+C")
                        .unless(nothing),
                Command.of("paste", this::paste).withIcon(MaterialDesignC.CONTENT_PASTE).withKeys("Shortcut+V"),
                Command.of("pasteCommands", () -> commands.accept(clipboardCommands()))
                        .withIcon(MaterialDesignC.CONSOLE_LINE)
                        .withKeys("Shortcut+Shift+V"),
                Command.of("duplicate", this::duplicate)
                        .withIcon(MaterialDesignC.CONTENT_DUPLICATE)
                        .withKeys("Shortcut+D")
                        .unless(nothing),
                Command.of("delete", this::delete)
                        .withIcon(MaterialDesignD.DELETE_OUTLINE)
                        .withKeys("Delete")
                        .unless(nothing));
    }

    void undo() {
        disarm.run();
        document.undo();
    }

    void redo() {
        disarm.run();
        document.redo();
    }

    private Set<String> selectedNodes() {
        Set<String> nodes = new HashSet<>(selection.elements());
        nodes.retainAll(document.now().nodes().keySet());
        return nodes;
    }

    void copy() {
        Set<String> nodes = selectedNodes();
        List<Integer> notes = selection.notes();
        if (!nodes.isEmpty() || !notes.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(TopologyFormat.print(Fragment.of(document.now(), nodes, notes)));
            Clipboard.getSystemClipboard().setContent(content);
            pasted = 0;
        }
    }

    void cut() {
        copy();
        delete();
    }

    void paste() {
        Optional<Topology> copied = copied();
        copied.ifPresent(fragment -> {
            double shift = SHIFT * ++pasted;
            paste(fragment, shift, shift);
        });
        String text = clipboardCommands();
        if (copied.isEmpty() && !text.isEmpty()) {
            commands.accept(text);
        }
    }

    /** The text on the clipboard, if it is one of commands. */
    private static String clipboardCommands() {
        String text = Clipboard.getSystemClipboard().getString();
        return text != null && text.length() < LONGEST && Importing.isCommands(text) ? text : "";
    }

    /** Pastes with the middle of what was copied at this point of the drawing. */
    public void pasteAt(Position at) {
        copied().ifPresent(fragment -> {
            double x = fragment.layout().values().stream().mapToDouble(Position::x).average().orElse(at.x());
            double y = fragment.layout().values().stream().mapToDouble(Position::y).average().orElse(at.y());
            Position shift = Geometry.snap(at.x() - x, at.y() - y);
            paste(fragment, shift.x(), shift.y());
        });
    }

    private void paste(Topology fragment, double dx, double dy) {
        selectingNew(() -> document.apply(Edits.paste(fragment, dx, dy)));
    }

    private static Optional<Topology> copied() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TopologyFormat.parse(text));
        } catch (FormatException e) {
            // Some other text is on the clipboard; it is not ours to complain about.
            return Optional.empty();
        }
    }

    void duplicate() {
        Set<String> nodes = selectedNodes();
        List<Integer> notes = selection.notes();
        if (nodes.isEmpty() && !notes.isEmpty()) {
            paste(Fragment.of(document.now(), nodes, notes), SHIFT, SHIFT);
        } else if (!nodes.isEmpty()) {
            selectingNew(() -> document.apply(Edits.duplicate(nodes, 3 * SHIFT, SHIFT)));
        }
    }

    private void selectingNew(Runnable adding) {
        Topology before = document.now();
        adding.run();
        Set<String> added = new HashSet<>(document.now().nodes().keySet());
        added.removeAll(before.nodes().keySet());
        for (int i = before.notes().size(); i < document.now().notes().size(); i++) {
            added.add(Selection.NOTE + i);
        }
        selection.set(added);
    }

    void delete() {
        List<Integer> notes = selection.notes();
        List<String> gone = selection.elements().stream()
                .filter(id -> !id.startsWith(Selection.NOTE))
                .toList();
        selection.clear();
        if (!gone.isEmpty() || !notes.isEmpty()) {
            document.apply(Edits.remove(gone, notes));
        }
    }

    /** Draws a cable between two selected nodes; of more, from each to the only bridge among them. */
    void connect() {
        hub().ifPresent(hub -> {
            List<String> others = selectedInOrder().stream().filter(n -> !n.equals(hub)).toList();
            document.apply(Edits.connect(hub, others));
        });
    }

    /** Whether {@link #connect} has something to do. */
    boolean canConnect() {
        return hub().isPresent();
    }

    private Optional<String> hub() {
        List<String> nodes = selectedInOrder();
        List<String> bridges = nodes.stream()
                .filter(n -> document.now().node(n).orElse(null) instanceof Bridge)
                .toList();
        if (nodes.size() == 2) {
            return Optional.of(nodes.getFirst());
        }
        return nodes.size() > 2 && bridges.size() == 1 ? Optional.of(bridges.getFirst()) : Optional.empty();
    }

    private List<String> selectedInOrder() {
        return selection.elements().stream()
                .filter(id -> document.now().node(id).isPresent())
                .toList();
    }

    void selectAll() {
        Topology topology = document.now();
        Set<String> all = new HashSet<>(topology.nodes().keySet());
        topology.cables().stream().map(Cable::id).forEach(all::add);
        for (int i = 0; i < topology.notes().size(); i++) {
            all.add(Selection.NOTE + i);
        }
        selection.set(all);
    }
}
