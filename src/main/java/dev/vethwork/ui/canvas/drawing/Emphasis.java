package dev.vethwork.ui.canvas.drawing;

/** How an element stands out among the others: chosen, lit up because it is spoken of, under the mouse. */
public final class Emphasis {
    private final Runnable changed;
    private boolean selected;
    private boolean lit;
    private boolean hovered;

    Emphasis(Runnable changed) {
        this.changed = changed;
    }

    /** Whether it stands out at all. */
    public boolean isMarked() {
        return selected || lit || hovered;
    }

    public boolean isSelected() {
        return selected;
    }

    public boolean isLit() {
        return lit;
    }

    public boolean isHovered() {
        return hovered;
    }

    public void setSelected(boolean value) {
        if (value != selected) {
            selected = value;
            changed.run();
        }
    }

    public void setLit(boolean value) {
        if (value != lit) {
            lit = value;
            changed.run();
        }
    }

    public void setHovered(boolean value) {
        if (value != hovered) {
            hovered = value;
            changed.run();
        }
    }
}
