package dev.vethwork.plan;

import java.util.List;

/** A service's command as it is drawn, beside the command line of a process. */
public final class ServiceCommand {
    private ServiceCommand() {}

    /** Whether a process with this command line may be the command itself, by the words alone. */
    public static boolean isRunBy(String drawn, String running) {
        List<String> words = CommandSplitter.splitLeniently(drawn);
        String line = String.join(" ", words);
        // A script runs under its interpreter, with its path in full.
        return running.equals(drawn)
                || running.equals(line)
                || running.endsWith("/" + line)
                || running.endsWith(" " + line);
    }
}
