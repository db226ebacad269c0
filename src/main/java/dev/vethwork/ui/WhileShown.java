package dev.vethwork.ui;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Hears what outlives a part of a window, such as its drawing, until that part is taken out of the window: another language
 * puts another in its place. Where it comes back, what it missed is made up for.
 */
public final class WhileShown {
    private WhileShown() {}

    /** @param listener hears of each change from now on; of all that it missed in one call without values */
    public static <T> void hear(Node part, ObservableValue<T> what, ChangeListener<? super T> listener) {
        hear(
                part,
                () -> what.addListener(listener),
                () -> what.removeListener(listener),
                () -> listener.changed(what, what.getValue(), what.getValue()));
    }

    /** @param action done at each change from now on */
    public static void hear(Node part, ObservableValue<?> what, Runnable action) {
        ChangeListener<Object> listener = (p, before, now) -> action.run();
        hear(part, () -> what.addListener(listener), () -> what.removeListener(listener), action);
    }

    /** @param action done at each change from now on */
    public static void hear(Node part, ObservableSet<?> what, Runnable action) {
        hearAny(part, what, action);
    }

    /** @param action done at each change from now on */
    public static void hear(Node part, ObservableList<?> what, Runnable action) {
        hearAny(part, what, action);
    }

    /** Collections tell of each change, values only of the first that nobody has looked at yet. */
    private static void hearAny(Node part, Observable collection, Runnable action) {
        InvalidationListener listener = p -> action.run();
        hear(part, () -> collection.addListener(listener), () -> collection.removeListener(listener), action);
    }

    private static void hear(Node part, Runnable begin, Runnable end, Runnable missed) {
        begin.run();
        part.sceneProperty().addListener(new ChangeListener<Scene>() {
            private boolean hears = true;

            @Override
            public void changed(ObservableValue<? extends Scene> p, Scene before, Scene now) {
                if (now == null && hears) {
                    hears = false;
                    end.run();
                } else if (now != null && !hears) {
                    hears = true;
                    begin.run();
                    missed.run();
                }
            }
        });
    }
}
