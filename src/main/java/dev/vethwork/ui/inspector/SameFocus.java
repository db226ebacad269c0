package dev.vethwork.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import org.jspecify.annotations.Nullable;

/** Leaves the keyboard where it is while controls are made anew: in the one that takes the place of that which had it. */
final class SameFocus {
    private final Parent region;
    /** What had the keyboard and is taken out, which JavaFX finds at the next frame: until then others may come and go. */
    private @Nullable Control gone;

    private int place;
    private String kind = "";

    /** @param region what the controls are in, before and after */
    SameFocus(Parent region) {
        this.region = region;
    }

    /**
     * @param before what the controls are about
     * @param now what they will be about; only of the same kind is there a place to take
     */
    void through(String before, String now, Runnable remaking) {
        Control owner = owner();
        if (owner == null || !owner.equals(gone)) {
            kind = before;
            place = owner == null ? -1 : alike(owner).indexOf(owner);
        }
        gone = null;
        remaking.run();
        if (owner == null || place < 0 || owner.getScene() != null) {
            return;
        }
        gone = owner;
        if (kind.equals(now)) {
            region.applyCss();
            List<Control> found = alike(owner);
            if (!found.isEmpty()) {
                found.get(Math.min(place, found.size() - 1)).requestFocus();
            }
        }
    }

    private @Nullable Control owner() {
        return region.getScene() != null && region.getScene().getFocusOwner() instanceof Control control ? control : null;
    }

    /** Those that are the same in another place: a name at each end of a cable, a cell in each row. */
    private List<Control> alike(Control control) {
        List<Control> found = new ArrayList<>();
        collect(region, control, found);
        return found;
    }

    private static void collect(Parent in, Control like, List<Control> found) {
        for (Node each : in.getChildrenUnmodifiable()) {
            if (each instanceof Control control
                    && control.getClass().equals(like.getClass())
                    && Objects.equals(control.getId(), like.getId())
                    && control.getStyleClass().equals(like.getStyleClass())
                    && Objects.equals(control.getAccessibleText(), like.getAccessibleText())) {
                found.add(control);
            }
            if (each instanceof Parent parent) {
                collect(parent, like, found);
            }
        }
    }
}
