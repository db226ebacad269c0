package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The privileged shell of an open target. It runs one fixed script, {@code driver.sh}, and is spoken to in frames, so that
 * no shell ever parses a word of ours. Every answer ends with a marker made up for that request alone.
 */
public final class DriverShell implements AutoCloseable {
    /** How another shell is opened. */
    public interface Opening {
        DriverShell open() throws TargetException;
    }

    private final Exchange exchange;
    private @Nullable Opening opening;
    private @Nullable DriverShell beside;

    /** Takes over a process that runs {@link Boot#words}. */
    public DriverShell(Pipes pipes) {
        this.exchange = new Exchange(pipes.stdin(), pipes.stdout());
    }

    /** Whether each request takes its time on the way. */
    public boolean isFar() {
        return exchange.isFar();
    }

    /** Says how a shell beside the sandbox is opened, in the network of the machine. */
    public void besides(Opening how) {
        opening = how;
    }

    /** The shell beside the sandbox, opened when it is first asked for; this one where there is no sandbox. */
    public synchronized DriverShell beside() throws TargetException {
        if (opening == null) {
            return this;
        }
        if (beside == null) {
            beside = opening.open();
        }
        return beside;
    }

    /** Waits until the process has its privilege, then gives it its script. */
    public void start() throws IOException {
        try {
            exchange.start();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Gives a process that runs {@link Boot#doorWords} its script, and waits until it is the shell of a place.
     *
     * @return what it has told before
     */
    public String enter() throws IOException {
        return exchange.enter();
    }

    public CommandResult call(String verb, String argument) throws TargetException {
        return call(verb, argument, "");
    }

    /**
     * One request and its answer.
     *
     * @param argument a lab's or a namespace's name, empty for the root namespace
     */
    public CommandResult call(String verb, String argument, String input) throws TargetException {
        return exchange.call(Request.of(verb, argument, "", input, List.of()));
    }

    /** An answer that has several parts, told apart by the marker of the request. */
    public record Answer(CommandResult result, Sections sections) {
        static Answer of(Request request, CommandResult result) {
            return new Answer(result, Sections.parse(request.marker(), result.stdout()));
        }
    }

    /**
     * A request with a note for the journal.
     *
     * @param more words that the verb takes besides
     */
    public Answer answer(String verb, String argument, String note, String input, List<String> more) throws TargetException {
        Request request = exchange.awaited(Request.of(verb, argument, note, input, more));
        return Answer.of(request, exchange.call(request));
    }

    /** What is asked in one of several requests. */
    public record Asked(String verb, String argument, String note, String input, List<String> more) {
        private Request request() {
            return Request.of(verb, argument, note, input, more);
        }
    }

    /**
     * Asks one thing after another without waiting for the answers between; each is only done where the one before it was.
     * What comes behind one that failed has no answer.
     */
    public List<Answer> answers(List<Asked> all) throws TargetException {
        // Nobody else asks anything between.
        synchronized (exchange) {
            return inTurn(all);
        }
    }

    private List<Answer> inTurn(List<Asked> all) throws TargetException {
        List<Answer> answers = new ArrayList<>();
        List<Request> together = new ArrayList<>();
        for (Asked asked : all) {
            Request request = asked.request();
            together.add(request);
            boolean last = answers.size() + together.size() == all.size();
            if (!last && request.mayBeFollowed()) {
                continue;
            }
            List<CommandResult> results = exchange.together(together);
            for (int i = 0; i < results.size(); i++) {
                answers.add(Answer.of(together.get(i), results.get(i)));
            }
            if (!answers.getLast().result().succeeded()) {
                break;
            }
            together.clear();
        }
        return answers;
    }

    public Sections sections(String verb, String argument, String input) throws TargetException {
        return answer(verb, argument, "", input, List.of()).sections();
    }

    /**
     * Gives its streams to a program that it starts: this shell answers nothing any more, and ends with that program. Both
     * outputs of the program are one.
     */
    public Pipes become(List<String> argv) throws TargetException {
        StringBuilder words = new StringBuilder();
        Batches.arguments(words, argv);
        return exchange.handOver(Request.of("become", "", "", words.toString(), List.of()));
    }

    /**
     * Asks for something without waiting for it where that would take long; what is asked next is only done where this was,
     * and fails where this did.
     *
     * @param more words that the verb takes besides
     */
    public void tell(String verb, String argument, String note, String input, List<String> more) throws TargetException {
        exchange.tell(Request.of(verb, argument, note, input, more));
    }

    /** Says that this will be asked right after the next request, whatever that one's answer; it must not change anything. */
    public void foresee(String verb, String argument) {
        exchange.foresee(Request.of(verb, argument, "", "", List.of()));
    }

    @Override
    public void close() {
        if (beside != null) {
            beside.close();
        }
        exchange.end();
    }
}
