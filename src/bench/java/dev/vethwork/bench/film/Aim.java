package dev.vethwork.bench.film;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/** Something to point at. It is looked for each time, since it may be made anew or move while the pointer is on its way. */
interface Aim {
    /** What it is called where it was not hit. */
    String what();

    /** Where it is on the screen; empty while it is not to be seen. */
    Optional<Point2D> at();

    /** Whether the program knows that the pointer is over it. */
    boolean isPointedAt();

    /** A control. @param wanted what finds it */
    static Aim control(Supplier<Node> wanted) {
        return new Aim() {
            @Override
            public String what() {
                return String.valueOf(wanted.get());
            }

            @Override
            public Optional<Point2D> at() {
                return Window.middle(wanted.get());
            }

            @Override
            public boolean isPointedAt() {
                return Window.on("whether a control is pointed at", wanted.get()::isHover);
            }
        };
    }
}
