package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The privileged shell of an open target. It runs one fixed script, {@code driver.sh}, and is spoken to in frames, so that
 * no shell ever parses a word of ours. Every answer ends with a marker made up for that request alone.
 */
public final class Shell implements AutoCloseable {
    private static final String READY = "vethwork-ready";

    /** The driver's exit code where something could not be written down. */
    private static final int UNWRITTEN = 96;

    /** How another shell is opened. */
    public interface Opening {
        Shell open() throws TargetException;
    }

    private @Nullable Opening opening;
    private @Nullable Shell beside;

    /** Each request takes its time on the way. */
    private boolean far;

    /** What was asked and not answered yet, and whoever asked did not wait for. */
    private final Deque<Request> told = new ArrayDeque<>();

    /** What will be asked next, written together with what is asked now. */
    private final Deque<Request> foreseen = new ArrayDeque<>();

    /** Of that, what was written and not answered yet. */
    private final Deque<Request> ahead = new ArrayDeque<>();

    /** Of several that are asked together, those that are to be written. */
    private final Deque<Request> together = new ArrayDeque<>();

    private final OutputStream stdin;
    private final InputStream stdout;
    private final AnswerReader reader;

    /** Whether each request takes its time on the way. */
    public boolean isFar() {
        return far;
    }

    /** Takes over a process that runs {@link Boot#words}. */
    public Shell(Pipes pipes) {
        this.stdin = pipes.stdin();
        this.stdout = pipes.stdout();
        this.reader = new AnswerReader(stdout);
    }

    /** Says how a shell beside the sandbox is opened, in the network of the machine. */
    public void besides(Opening how) {
        opening = how;
    }

    /** The shell beside the sandbox, opened when it is first asked for; this one where there is no sandbox. */
    public synchronized Shell beside() throws TargetException {
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
            reader.readUntil("vethwork-open"::equals);
            stdin.write(Script.driver());
            stdin.flush();
            reader.readUntil(READY::equals);
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
        far = true;
        try {
            stdin.write(Script.door());
            stdin.flush();
        } catch (IOException ended) {
            // What it has said before tells why, and is read below.
        }
        return reader.readUntil(READY::equals);
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
        return call(Request.of(verb, argument, "", input, List.of()));
    }

    /** An answer that has several parts, told apart by the marker of the request. */
    public record Answer(CommandResult result, Sections sections) {}

    /**
     * A request with a note for the journal.
     *
     * @param more words that the verb takes besides
     */
    public Answer answer(String verb, String argument, String note, String input, List<String> more) throws TargetException {
        Request request = awaited(Request.of(verb, argument, note, input, more));
        CommandResult result = call(request);
        return new Answer(result, Sections.parse(request.marker(), result.stdout()));
    }

    /** What is asked in one of several requests. */
    public record Asked(String verb, String argument, String note, String input, List<String> more) {}

    /**
     * Asks one thing after another without waiting for the answers between; each is only done where the one before it was.
     * What comes behind one that failed has no answer.
     */
    public synchronized List<Answer> answers(List<Asked> all) throws TargetException {
        List<Answer> answers = new ArrayList<>();
        for (Asked asked : all) {
            Request request =
                    Request.of(asked.verb(), asked.argument(), asked.note(), asked.input(), asked.more());
            boolean last = answers.size() + together.size() == all.size() - 1;
            if (!last && request.mayBeFollowed()) {
                together.add(request);
                continue;
            }
            together.add(request);
            if (!answerTogether(answers)) {
                break;
            }
        }
        together.clear();
        return answers;
    }

    /** @return whether all succeeded */
    private boolean answerTogether(List<Answer> answers) throws TargetException {
        try {
            skipAhead();
            boolean follows = !told.isEmpty();
            for (Request request : together) {
                stdin.write((follows ? request.ifDone() : request).bytes());
                follows = true;
            }
            stdin.flush();
            Optional<CommandResult> failed = hearTold();
            boolean good = failed.isEmpty();
            while (!together.isEmpty()) {
                Request request = together.remove();
                CommandResult result = reader.of(request);
                if (good) {
                    answers.add(new Answer(result, Sections.parse(request.marker(), result.stdout())));
                }
                good &= result.succeeded();
            }
            if (failed.isPresent()) {
                throw unwritten(failed.get());
            }
            if (!answers.isEmpty()) {
                checked(answers.getLast().result());
            }
            return good;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    public Sections sections(String verb, String argument, String input) throws TargetException {
        return answer(verb, argument, "", input, List.of()).sections();
    }

    /**
     * Gives its streams to a program that it starts: this shell answers nothing any more, and ends with that program. Both
     * outputs of the program are one.
     */
    public synchronized Pipes become(List<String> argv) throws TargetException {
        StringBuilder words = new StringBuilder();
        Batches.arguments(words, argv);
        try {
            stdin.write(Request.of("become", "", "", words.toString(), List.of()).bytes());
            stdin.flush();
            return new Pipes(stdin, stdout, InputStream.nullInputStream());
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /**
     * Asks for something without waiting for it where that would take long; what is asked next is only done where this was,
     * and fails where this did.
     *
     * @param more words that the verb takes besides
     */
    public synchronized void tell(String verb, String argument, String note, String input, List<String> more)
            throws TargetException {
        Request request = Request.of(verb, argument, note, input, more);
        if (far && request.mayBeFollowed()) {
            try {
                skipAhead();
                stdin.write((told.isEmpty() ? request : request.ifDone()).bytes());
                told.add(request);
            } catch (IOException e) {
                throw lost(e);
            }
        } else {
            CommandResult result = call(request);
            if (!result.succeeded()) {
                throw unwritten(result);
            }
        }
    }

    /** Says that this will be asked right after the next request, whatever that one's answer; it must not change anything. */
    public synchronized void foresee(String verb, String argument) {
        if (far) {
            foreseen.add(Request.of(verb, argument, "", "", List.of()));
        }
    }

    /** The same request as it was written already, if it was. */
    private synchronized Request awaited(Request request) {
        Request next = ahead.peek();
        return next != null && next.isSame(request) ? next : request;
    }

    private synchronized CommandResult call(Request request) throws TargetException {
        try {
            if (request.equals(ahead.peek())) {
                return checked(reader.of(ahead.remove()));
            }
            skipAhead();
            boolean follows = !told.isEmpty();
            stdin.write((follows ? request.ifDone() : request).bytes());
            while (request.mayBeFollowed() && !foreseen.isEmpty()) {
                stdin.write(foreseen.peek().bytes());
                ahead.add(foreseen.remove());
            }
            foreseen.clear();
            stdin.flush();
            Optional<CommandResult> failed = hearTold();
            CommandResult result = reader.of(request);
            if (failed.isPresent()) {
                throw unwritten(failed.get());
            }
            return checked(result);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** The first of those that failed. */
    private Optional<CommandResult> hearTold() throws IOException {
        Optional<CommandResult> failed = Optional.empty();
        while (!told.isEmpty()) {
            CommandResult result = reader.of(told.remove());
            failed = failed.isPresent() || result.succeeded() ? failed : Optional.of(result);
        }
        return failed;
    }

    /** Something else is asked than was foreseen. */
    private void skipAhead() throws IOException {
        while (!ahead.isEmpty()) {
            CommandResult _ = reader.of(ahead.remove());
        }
    }

    private static CommandResult checked(CommandResult result) throws TargetException {
        if (result.exitCode() == UNWRITTEN) {
            throw unwritten(result);
        }
        return result;
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

    public static TargetException lost(IOException e) {
        return Trouble.of(TargetException.Kind.LOST, "lost")
                .saying(String.valueOf(e.getMessage()))
                .exception(e);
    }

    @Override
    public void close() {
        if (beside != null) {
            beside.close();
        }
        try {
            stdin.close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }
}
