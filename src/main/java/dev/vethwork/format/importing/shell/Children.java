package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Body;
import dev.vethwork.format.importing.shell.call.Programs;
import dev.vethwork.format.importing.shell.value.MadeUp;

/** Processes beside the script, for which it does not wait. */
final class Children {
    private final Programs programs;
    private int count;
    private boolean beside;
    private String ranIn = "";

    Children(Programs programs) {
        this.programs = programs;
    }

    /** The number that the next one gets. */
    String next() {
        return Integer.toString(MadeUp.FIRST_CHILD + count);
    }

    /** Whether what runs now is one. */
    boolean isBeside() {
        return beside;
    }

    /** Something runs there. Of what runs another command, that one is the last to come by. */
    void runs(String namespace) {
        ranIn = namespace;
    }

    /** Runs one. @return its status */
    int run(String namespace, Body body) {
        boolean before = beside;
        beside = true;
        ranIn = namespace;
        try {
            return body.run();
        } finally {
            beside = before;
            String process = next();
            count++;
            programs.started(process, ranIn);
        }
    }
}
