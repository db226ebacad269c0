package dev.vethwork.ui.inspector;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Form;
import dev.vethwork.ui.inspector.form.Forms;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Status;
import dev.vethwork.ui.panels.PanelText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the inspector is about.
 *
 * @param status how it stands with what is deployed; empty where that means nothing
 */
record InspectorTitle(String name, String kind, Optional<Status> status) {
    static InspectorTitle of(Topology topology, Collection<String> ids, LabSession session) {
        List<String> chosen = List.copyOf(ids);
        Optional<Form<?>> form = Forms.of(topology, chosen);
        String kind = PanelText.get("kind." + form.map(Form::kind).orElse("mixed"));
        return switch (chosen.size()) {
            case 0 -> new InspectorTitle(topology.name(), kind, Optional.empty());
            case 1 ->
                chosen.getFirst().startsWith("note#")
                        ? new InspectorTitle(kind, "", Optional.empty())
                        : new InspectorTitle(
                                chosen.getFirst(), kind, Optional.of(session.status(chosen.getFirst())));
            default -> new InspectorTitle(PanelText.get("title.several", chosen.size()), kind, Optional.empty());
        };
    }

    /** The status as a word of style: {@code not-deployed}. */
    static String style(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
