package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.Topology;
import java.util.List;

/** The form of the lab itself, shown while nothing is selected. */
final class LabSections {
    private LabSections() {}

    static Section<Topology> all() {
        return new Section<>(
                "lab",
                "",
                true,
                List.of(
                        Setting.unique("labName", "lab", Topology::name, (t, text) -> t.withName(text.strip())),
                        new Setting<>(
                                "description",
                                new Input.LongText(),
                                false,
                                Topology::description,
                                Topology::withDescription),
                        new Rows<>("notes", Codecs.NOTE, Topology::notes, Topology::withNotes)));
    }
}
