package dev.vethwork.engine;

/** What a command said and how it ended. */
public record CommandResult(int exitCode, String stdout, String stderr) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
