package dev.vethwork.cli;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets;
import dev.vethwork.text.ProgramName;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of labs that a crash has left behind, and what to type. */
final class BrokenOff {
    private BrokenOff() {}

    /** Empty where there are none. */
    static String text(List<Targets.Deployed> labs) {
        if (labs.isEmpty()) {
            return "";
        }
        return labs.stream().map(BrokenOff::sentence).collect(Collectors.joining())
                + "  To put that in order: " + ProgramName.command("recover") + "\n";
    }

    private static String sentence(Targets.Deployed lab) {
        return lab.state() == LabState.DEAD
                ? "The sandbox of the lab " + lab.lab() + " has ended; only the note about it is left.\n"
                : "The last run on the lab " + lab.lab() + " (" + lab.target() + ") was broken off in the middle.\n";
    }
}
