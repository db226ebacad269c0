package dev.vethwork.format.importing.shell;

/** Leaves what is being evaluated: a loop, a function, the script. */
abstract sealed class ControlFlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ControlFlow(String what) {
        super(what, null, false, false);
    }

    /** {@code break} and {@code continue}. */
    static final class Loop extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final boolean goesOn;
        private final int levels;

        Loop(boolean goesOn, int levels) {
            super("loop");
            this.goesOn = goesOn;
            this.levels = levels;
        }

        /** Whether the loop takes its next round. */
        boolean goesOn() {
            return goesOn;
        }

        /** How many loops it leaves. */
        int levels() {
            return levels;
        }
    }

    /** {@code return}. */
    static final class Return extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final int status;

        Return(int status) {
            super("return");
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** {@code exit}. */
    static final class Exit extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final int status;

        Exit(int status) {
            super("exit");
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
