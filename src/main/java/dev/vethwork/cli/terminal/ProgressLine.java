package dev.vethwork.cli.terminal;

import dev.vethwork.engine.RunListener;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.text.Columns;
import java.io.PrintStream;

/** One line on a terminal that says how far a deployment is, once it has taken a second. */
final class ProgressLine implements RunListener, AutoCloseable {
    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private static final int LONGEST = 78;

    private final PrintStream err;
    private final int columns;
    private final long began = System.nanoTime();
    private long shown;
    private int total;
    private int at;

    /** @param most columns of the terminal: a line that goes on in the next cannot be erased */
    ProgressLine(PrintStream err, int most) {
        this.err = err;
        this.columns = Math.min(LONGEST, most - 1);
    }

    @Override
    public synchronized void planned(Plan plan) {
        total = plan.steps().size();
        at = 0;
    }

    @Override
    public synchronized void started(Step step) {
        at++;
        show(at + "/" + total + "  " + CopyableCommand.quoted(step.argv()));
    }

    @Override
    public synchronized void warned(String element, String message, String remedy) {
        erase();
        new Warnings(err).warned(element, message, remedy);
    }

    @Override
    public synchronized void phase(String key) {
        show(Spoken.text("phase." + key) + " …");
    }

    private void show(String text) {
        long now = System.nanoTime();
        if (now - began > SILENT_NANOS && now - shown > PAUSE_NANOS) {
            err.print(ERASE + Columns.cut(text, columns));
            err.flush();
            shown = now;
        }
    }

    @Override
    public synchronized void close() {
        erase();
    }

    private void erase() {
        if (shown != 0) {
            err.print(ERASE);
            err.flush();
        }
    }
}
