package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import java.io.IOException;

/** What can be wrong with the driver itself, whatever it was asked. */
public final class DriverTrouble {
    /** Its exit code where something could not be written down. */
    private static final int UNWRITTEN = 96;

    private DriverTrouble() {}

    /** The conversation broke off. */
    public static TargetException lost(IOException e) {
        return Trouble.of(TargetException.Kind.LOST, "lost")
                .saying(String.valueOf(e.getMessage()))
                .exception(e);
    }

    /** What was to be written down could not be, as /run is full, say: nothing was begun. */
    public static TargetException unwritten(CommandResult result) {
        String why = result.stderr().lines().findFirst().orElse("");
        String reason = why.substring(why.lastIndexOf(": ") < 0 ? 0 : why.lastIndexOf(": ") + 2);
        return Trouble.of(
                        TargetException.Kind.STEP_FAILED,
                        "unwritten",
                        reason.isEmpty() ? Trouble.phrase("reason.none") : reason)
                .saying(result.stderr())
                .exception();
    }

    /** Lets pass every other answer. */
    static void refuseUnwritten(CommandResult result) throws TargetException {
        if (result.exitCode() == UNWRITTEN) {
            throw unwritten(result);
        }
    }
}
