package dev.vethwork.plan.operation;

/** The queue of a cable's end: how slow, far and lossy the cable is. */
public sealed interface ShapingOperation extends Operation permits Shape, Unshape, Lose, Unlose {
    Place link();

    @Override
    default String home() {
        return link().namespace();
    }
}
