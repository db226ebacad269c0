package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a driver is asked and what it answers, in this order. Where each request takes its time on the way, several are written
 * before the first of them is answered.
 */
final class Exchange {
    private static final String OPEN = "vethwork-open";
    private static final String READY = "vethwork-ready";

    private final OutputStream stdin;
    private final InputStream stdout;
    private final AnswerReader reader;

    private boolean far;

    /** What was asked and not answered yet, and whoever asked did not wait for. */
    private final Deque<Request> told = new ArrayDeque<>();

    /** What will be asked next, written together with what is asked now. */
    private final Deque<Request> foreseen = new ArrayDeque<>();

    /** Of that, what was written and not answered yet. */
    private final Deque<Request> ahead = new ArrayDeque<>();

    Exchange(OutputStream stdin, InputStream stdout) {
        this.stdin = stdin;
        this.stdout = stdout;
        this.reader = new AnswerReader(stdout);
    }

    boolean isFar() {
        return far;
    }

    /** Waits until the other side has its privilege, then gives it its script. */
    void start() throws IOException {
        reader.readUntil(OPEN::equals);
        stdin.write(Script.driver());
        stdin.flush();
        reader.readUntil(READY::equals);
    }

    /** Gives a door on another machine its script. @return what it has told before it became the driver of a place */
    String enter() throws IOException {
        far = true;
        try {
            stdin.write(Script.door());
            stdin.flush();
        } catch (IOException ended) {
            // What it has said before tells why, and is read below.
        }
        return reader.readUntil(READY::equals);
    }

    /** One request and its answer. */
    synchronized CommandResult call(Request request) throws TargetException {
        try {
            if (request.equals(ahead.peek())) {
                return checked(reader.of(ahead.remove()));
            }
            skipAhead();
            stdin.write((told.isEmpty() ? request : request.ifDone()).bytes());
            while (request.mayBeFollowed() && !foreseen.isEmpty()) {
                stdin.write(foreseen.peek().bytes());
                ahead.add(foreseen.remove());
            }
            foreseen.clear();
            stdin.flush();
            Optional<CommandResult> failed = hearTold();
            CommandResult result = reader.of(request);
            if (failed.isPresent()) {
                throw DriverTrouble.unwritten(failed.get());
            }
            return checked(result);
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    /**
     * Asks one thing after another without waiting for the answers between; each is only done where the one before it was.
     *
     * @return the answers up to the first that tells of a failure
     */
    synchronized List<CommandResult> together(List<Request> requests) throws TargetException {
        try {
            skipAhead();
            boolean follows = !told.isEmpty();
            for (Request request : requests) {
                stdin.write((follows ? request.ifDone() : request).bytes());
                follows = true;
            }
            stdin.flush();
            Optional<CommandResult> failed = hearTold();
            List<CommandResult> results = new ArrayList<>();
            boolean good = failed.isEmpty();
            for (Request request : requests) {
                CommandResult result = reader.of(request);
                if (good) {
                    results.add(result);
                }
                good &= result.succeeded();
            }
            if (failed.isPresent()) {
                throw DriverTrouble.unwritten(failed.get());
            }
            DriverTrouble.refuseUnwritten(results.getLast());
            return results;
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    /**
     * Asks for something without waiting for it where that would take long; what is asked next is only done where this was,
     * and fails where this did.
     */
    synchronized void tell(Request request) throws TargetException {
        if (far && request.mayBeFollowed()) {
            try {
                skipAhead();
                stdin.write((told.isEmpty() ? request : request.ifDone()).bytes());
                told.add(request);
            } catch (IOException e) {
                throw DriverTrouble.lost(e);
            }
        } else {
            CommandResult result = call(request);
            if (!result.succeeded()) {
                throw DriverTrouble.unwritten(result);
            }
        }
    }

    /** Says that this will be asked right after the next request, whatever that one's answer; it must not change anything. */
    synchronized void foresee(Request request) {
        if (far) {
            foreseen.add(request);
        }
    }

    /** The same request as it was written already, if it was. */
    synchronized Request awaited(Request request) {
        Request next = ahead.peek();
        return next != null && next.isSame(request) ? next : request;
    }

    /** The last request, after which the streams are those of what it has started. */
    synchronized Pipes handOver(Request request) throws TargetException {
        try {
            stdin.write(request.bytes());
            stdin.flush();
            return new Pipes(stdin, stdout, InputStream.nullInputStream());
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    void end() {
        try {
            stdin.close();
        } catch (IOException e) {
            // It has ended by itself.
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
        DriverTrouble.refuseUnwritten(result);
        return result;
    }
}
