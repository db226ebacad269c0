package dev.vethwork.cli.terminal;

import dev.vethwork.engine.RunListener;
import dev.vethwork.text.ProgramName;
import dev.vethwork.text.Sentences;
import java.io.PrintStream;

/** Says on standard error what was found before anything ran; of the rest it hears nothing. */
record Warnings(PrintStream err) implements RunListener {
    @Override
    public void warned(String element, String message, String remedy) {
        err.println(ProgramName.WORD + ": " + (element.isEmpty() ? "" : element + ": ") + Sentences.of(message));
        if (!remedy.isEmpty()) {
            err.println("  " + Sentences.of(Sentences.capital(remedy)));
        }
    }
}
