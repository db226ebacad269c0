package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Word;
import java.util.List;

/** Evaluates loops, each only for as many rounds as change something. */
final class Loops {
    private final ScriptShell shell;

    Loops(ScriptShell shell) {
        this.shell = shell;
    }

    int whileLoop(Tree.While loop) {
        Body body = new Body(loop.body());
        Rounds rounds = new Rounds(loop.line());
        while ((shell.run(loop.condition()) == 0) != loop.until()) {
            if (rounds.isLast()) {
                return 0;
            }
            if (!body.runs()) {
                break;
            }
        }
        return body.last;
    }

    int forLoop(Tree.For loop) {
        List<Word> words = loop.words();
        List<String> over = words == null ? shell.variables().arguments() : shell.expansion().fields(words);
        Body body = new Body(loop.body());
        for (String value : over) {
            shell.variables().set(loop.name(), value);
            if (!body.runs()) {
                break;
            }
        }
        return body.last;
    }

    int countingLoop(Tree.Counting loop) {
        shell.calculate(loop.first());
        Body body = new Body(loop.body());
        Rounds rounds = new Rounds(loop.line());
        while (loop.condition().parts().isEmpty() || shell.calculate(loop.condition()) != 0) {
            if (rounds.isLast()) {
                return 0;
            }
            if (!body.runs()) {
                break;
            }
            shell.calculate(loop.step());
        }
        return body.last;
    }

    /** What a loop does in each of its rounds, and the last one's exit code. */
    private final class Body {
        private final Tree tree;
        private int last;

        private Body(Tree tree) {
            this.tree = tree;
        }

        /** @return whether the loop goes on */
        private boolean runs() {
            try {
                last = shell.run(tree);
                return true;
            } catch (ControlFlow.Loop flow) {
                return !passesOn(flow);
            }
        }
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
            ShellInput reads = shell.input();
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
            shell.programs().endless(line, shell.doing());
            return true;
        }
    }

    private record State(long told, long variables, int files, int input) {}

    /** Whether the loop ends; an outer one may be meant as well. */
    private static boolean passesOn(ControlFlow.Loop flow) {
        if (flow.levels() > 1) {
            throw new ControlFlow.Loop(flow.goesOn(), flow.levels() - 1);
        }
        return !flow.goesOn();
    }
}
