package dev.vethwork.format.importing.shell;

import java.util.List;

/** Evaluates loops, each only for as many rounds as change something. */
final class Loops {
    private final Evaluator shell;

    Loops(Evaluator shell) {
        this.shell = shell;
    }

    int whileLoop(Tree.While loop) {
        int last = 0;
        Rounds rounds = new Rounds(loop.line());
        while ((shell.run(loop.condition()) == 0) != loop.until()) {
            if (rounds.isLast()) {
                return 0;
            }
            try {
                last = shell.run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
        }
        return last;
    }

    int forLoop(Tree.For loop) {
        List<Word> words = loop.words();
        List<String> over = words == null ? shell.variables().arguments() : shell.expansion().fields(words);
        int last = 0;
        for (String value : over) {
            shell.variables().set(loop.name(), value);
            try {
                last = shell.run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
        }
        return last;
    }

    int countingLoop(Tree.Counting loop) {
        shell.calculate(loop.first());
        int last = 0;
        Rounds rounds = new Rounds(loop.line());
        while (loop.condition().parts().isEmpty() || shell.calculate(loop.condition()) != 0) {
            if (rounds.isLast()) {
                return 0;
            }
            try {
                last = shell.run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
            shell.calculate(loop.step());
        }
        return last;
    }

    /**
     * When a loop is left that does not end by itself. One that leaves all as it was waits for what only a running machine
     * brings, such as a daemon that is up: the script goes on as if it had come.
     */
    private final class Rounds {
        private final int line;
        private State before = new State(-1, 0, 0, 0);
        private int count;

        private Rounds(int line) {
            this.line = line;
        }

        private boolean isLast() {
            Input reads = shell.input();
            State now = new State(
                    shell.programs().told(),
                    shell.variables().fingerprint(),
                    shell.files().changes(),
                    reads == null ? 0 : reads.left());
            if (now.equals(before)) {
                return true;
            }
            before = now;
            if (count++ < Limits.ROUNDS) {
                return false;
            }
            shell.programs().endless(line);
            return true;
        }
    }

    private record State(long told, long variables, int files, int input) {}

    /** Whether the loop ends; an outer one may be meant as well. */
    private static boolean passesOn(Flow.Loop flow) {
        if (flow.levels() > 1) {
            throw new Flow.Loop(flow.goesOn(), flow.levels() - 1);
        }
        return !flow.goesOn();
    }
}
