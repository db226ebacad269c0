package dev.vethwork.format.importing.shell.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands for the programs that a script runs. None of them runs: they are understood, or not. */
public interface Programs {
    /**
     * What a program answers.
     *
     * @param output what it would print; null where only the program itself could tell
     */
    record Answer(int status, @Nullable String output) {
        public static final Answer OK = new Answer(0, "");
        public static final Answer UNKNOWN = new Answer(0, null);

        public static Answer status(int status) {
            return new Answer(status, "");
        }
    }

    /** Files as the script has them so far. */
    @FunctionalInterface
    interface FilesSoFar {
        FilesSoFar NONE = (namespace, path) -> null;

        /** What a file holds; null where that is not known. */
        @Nullable String read(String namespace, String path);
    }

    /** @param files for programs that read some */
    void begin(FilesSoFar files);

    Answer run(Call call);

    /** Something goes on in this namespace. @return false where there is none of that name */
    boolean enter(Call call, String namespace);

    /** The namespace of a container; null where nothing of the command is drawn, which is told. @param call what is to run in it */
    @Nullable String container(Call call, String name);

    /** A process goes on beside the script. @param namespace where it does */
    void started(String process, String namespace);

    /** Where a process is that the script has started; null for any other. */
    @Nullable String namespaceOf(String process);

    /** The namespaces that there are so far, without the machine's own. */
    List<String> namespaces();

    /** Something is written to a file of the kernel's. */
    void write(Call call, String path, String text);

    /** What a file holds, one of the kernel's; null where it is not known. */
    @Nullable String read(String namespace, String path);

    /** Whether a file of the kernel's is there, as far as is known. */
    boolean exists(String namespace, String path);

    /** Grows with all that is told of the script: what does not make it grow was the same before. */
    long told();

    /** What a file holds that came along with the script; null where there is none. */
    @Nullable String file(String namespace, String path);

    /** What stands there is not understood as shell. */
    void unreadable(int line, String text);

    /** The script went on for longer than is evaluated. @param text what was done there as it was left */
    void endless(int line, String text);
}
