package dev.vethwork.cli.text;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets;
import dev.vethwork.text.ProgramName;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of labs that a crash has left behind, and what to type. */
public final class BrokenOff {
    private BrokenOff() {}

    /** Empty where there are none. */
    public static String text(List<Targets.Deployed> labs) {
        if (labs.isEmpty()) {
            return "";
        }
        return labs.stream().map(BrokenOff::sentence).collect(Collectors.joining())
                + "  " + Spoken.text("broken.remedy", ProgramName.command("recover")) + "\n";
    }

    private static String sentence(Targets.Deployed lab) {
        return lab.state() == LabState.DEAD
                ? Spoken.text("broken.dead", lab.lab()) + "\n"
                : Spoken.text("broken.off", lab.lab(), lab.target()) + "\n";
    }
}
