package dev.vethwork.ui.terminal;

import dev.vethwork.engine.Pty;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A terminal on the screen, whatever understands and paints it. For the window's thread only. */
interface Terminal {
    /** What is put into the window. */
    Node view();

    /** Shows what a program says, and types to it, until its end. @param ended called with its exit code */
    void connect(Pty pty, Consumer<Integer> ended);

    /** A sentence of ours below what was said. */
    void say(String sentence);

    /** @param dark light letters on dark ground @param size of the letters, in pixels */
    void look(boolean dark, double size);

    void focus();

    /** Copies what is selected. */
    void copy();

    void paste();

    void selectAll();

    /** Asks for words and shows where they are. */
    void find();

    /** Whether somebody has typed to what runs in it. */
    boolean isUsed();

    int columns();

    int rows();

    /** Ends what runs in it, and lets go of all it holds. */
    void close();
}
