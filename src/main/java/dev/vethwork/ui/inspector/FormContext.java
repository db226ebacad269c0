package dev.vethwork.ui.inspector;

import dev.vethwork.edit.Edit;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Completions;
import dev.vethwork.ui.inspector.form.Form;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import java.util.List;
import java.util.Optional;

/** Brings what is typed into a form to the drawing, or the reason back why it cannot be. */
final class FormContext<S> {
    private final Document document;
    private final Selection selection;
    private final Form<S> form;

    FormContext(Document document, Selection selection, Form<S> form) {
        this.document = document;
        this.selection = selection;
        this.form = form;
    }

    Form<S> form() {
        return form;
    }

    Topology now() {
        return document.now();
    }

    /** What is wrong with the text; nothing where it is in the drawing now. */
    Optional<BadValue> commit(Setting<S> setting, String text) {
        try {
            List<String> ids = form.idsAfter(document.now(), setting, text);
            // A field that loses the focus because its element is gone, or is called otherwise now, has nothing to say.
            if (ids.size() != form.ids().size()) {
                return Optional.empty();
            }
            apply(form.set(setting, text));
            // A renamed element stays selected.
            if (!ids.equals(form.ids()) && !form.kind().equals("lab")) {
                selection.set(ids);
            }
            return Optional.empty();
        } catch (BadValue e) {
            return Optional.of(e);
        }
    }

    /** Texts to choose from in a field or cell. */
    List<String> offers(String key) {
        return Completions.of(document.now(), form.ids(), key);
    }

    Optional<BadValue> commit(Rows<S, ?> rows, List<List<String>> cells) {
        return attempt(form.set(rows, cells));
    }

    /** Gives every element these rows besides its own. */
    Optional<BadValue> add(Rows<S, ?> rows, List<List<String>> cells) {
        return attempt(form.add(rows, cells));
    }

    private Optional<BadValue> attempt(Edit edit) {
        try {
            apply(edit);
            return Optional.empty();
        } catch (BadValue e) {
            return Optional.of(e);
        }
    }

    /** Each commit is a step of undo of its own. */
    private void apply(Edit edit) {
        document.seal();
        document.applyOrThrow(edit);
        document.seal();
    }
}
