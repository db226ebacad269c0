package dev.vethwork.ui.inspector;

import dev.vethwork.topology.Topology;
import javafx.scene.Node;

/** The control of one field. */
interface FieldEditor {
    Node node();

    /** Shows what the drawing has now, unless the field is being typed in and the drawing has not changed in it. */
    void refresh(Topology topology);
}
