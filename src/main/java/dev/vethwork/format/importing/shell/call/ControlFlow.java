package dev.vethwork.format.importing.shell.call;

/** Leaves what is being evaluated: a loop, a function, the script. */
public abstract sealed class ControlFlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ControlFlow(String what) {
        super(what, null, false, false);
    }

    /** {@code break} and {@code continue}. */
    public static final class Loop extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final boolean goesOn;
        private final int levels;

        public Loop(boolean goesOn, int levels) {
            super("loop");
            this.goesOn = goesOn;
            this.levels = levels;
        }

        /** Whether the loop takes its next round. */
        public boolean goesOn() {
            return goesOn;
        }

        /** How many loops it leaves. */
        public int levels() {
            return levels;
        }
    }

    /** {@code return}. */
    public static final class Return extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Return(int status) {
            super("return");
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** {@code exit}. */
    public static final class Exit extends ControlFlow {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Exit(int status) {
            super("exit");
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
