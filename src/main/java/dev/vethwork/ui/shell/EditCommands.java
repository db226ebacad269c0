package dev.vethwork.ui.shell;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.Fragment;
import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.MenuEntry;
import dev.vethwork.ui.canvas.Geometry;
import dev.vethwork.ui.canvas.NoteView;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** Copies, pastes, deletes and selects. What is copied is a drawing's text, so that it can go anywhere. */
final class EditCommands {
    private static final double SHIFT = 2 * Geometry.GRID;

    private final Document document;
    private final Selection selection;
    private int pasted;

    EditCommands(Document document, Selection selection) {
        this.document = document;
        this.selection = selection;
    }

    /** What is done with what is selected. @param nothing while nothing is */
    List<MenuEntry> commands(ObservableBooleanValue nothing) {
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
        document.undo();
    }

    void redo() {
        document.redo();
    }

    private Set<String> selectedNodes() {
        Set<String> nodes = new HashSet<>(selection.elements());
        nodes.retainAll(document.now().nodes().keySet());
        return nodes;
    }

    void copy() {
        Set<String> nodes = selectedNodes();
        if (!nodes.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(TopologyFormat.print(Fragment.of(document.now(), nodes)));
            Clipboard.getSystemClipboard().setContent(content);
            pasted = 0;
        }
    }

    void cut() {
        copy();
        delete();
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null) {
            return;
        }
        try {
            Topology copied = TopologyFormat.parse(text);
            double shift = SHIFT * ++pasted;
            selectingNew(() -> document.apply(Edits.paste(copied, shift, shift)));
        } catch (FormatException e) {
            // Some other text is on the clipboard; it is not ours to complain about.
            return;
        }
    }

    void duplicate() {
        Set<String> nodes = selectedNodes();
        if (!nodes.isEmpty()) {
            selectingNew(() -> document.apply(Edits.duplicate(nodes, 3 * SHIFT, SHIFT)));
        }
    }

    private void selectingNew(Runnable adding) {
        Set<String> before = document.now().nodes().keySet();
        adding.run();
        Set<String> added = new HashSet<>(document.now().nodes().keySet());
        added.removeAll(before);
        selection.set(added);
    }

    void delete() {
        List<String> gone = new ArrayList<>();
        List<Integer> notes = new ArrayList<>();
        for (String id : selection.elements()) {
            if (id.startsWith(NoteView.PREFIX)) {
                notes.add(Integer.parseInt(id.substring(NoteView.PREFIX.length())));
            } else {
                gone.add(id);
            }
        }
        selection.clear();
        if (!gone.isEmpty()) {
            document.apply(Edits.remove(gone));
        }
        notes.stream().sorted(java.util.Comparator.reverseOrder()).forEach(i -> document.apply(Edits.removeNote(i)));
    }

    void selectAll() {
        Topology topology = document.now();
        Set<String> all = new HashSet<>(topology.nodes().keySet());
        topology.cables().stream().map(Cable::id).forEach(all::add);
        selection.set(all);
    }
}
