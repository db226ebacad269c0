package dev.vethwork.ui.panels;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Lights a row up while its element is pointed at, and the element while the row is. */
public final class Lit {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Node row;
    private final Selection selection;
    private final Supplier<Topology> topology;
    private final InvalidationListener listener = observable -> refresh();
    private Optional<String> element = Optional.empty();

    /** Watches for as long as the row lives. */
    public Lit(Node row, Selection selection, Supplier<Topology> topology) {
        this.row = row;
        this.selection = selection;
        this.topology = topology;
        selection.highlighted().addListener(new WeakInvalidationListener(listener));
        row.setOnMouseEntered(event -> element.ifPresent(e -> selection.highlight(Set.of(e))));
        row.setOnMouseExited(event -> selection.highlight(Set.of()));
    }

    /** What the row is about now: a node's name or either end of a cable; empty for nothing. */
    public void about(String id) {
        element = Selection.elementOf(topology.get(), id);
        refresh();
    }

    private void refresh() {
        row.pseudoClassStateChanged(
                LIT, element.filter(selection.highlighted()::contains).isPresent());
    }
}
