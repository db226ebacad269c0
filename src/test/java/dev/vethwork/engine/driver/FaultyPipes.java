package dev.vethwork.engine.driver;

import dev.vethwork.waiting.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A conversation with a driver that something happens to: each request passes a fault before it is written. */
public final class FaultyPipes extends OutputStream {
    /** What happens at a request. */
    public interface Fault {
        Fault NONE = (number, request, pipes) -> pipes.pass(request);

        /** @param number of the request, from 0; it is for the fault to pass it on */
        void at(int number, Request request, FaultyPipes pipes) throws IOException;
    }

    private final Process process;
    private final boolean entered;
    private final Fault fault;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean booted;
    private boolean dead;
    private int number;

    private FaultyPipes(Process process, boolean entered, Fault fault) {
        this.process = process;
        this.entered = entered;
        this.fault = fault;
    }

    /** Starts a driver. @param enter words that bring it to where it shall run */
    public static FaultyPipes start(List<String> enter, Fault fault) throws IOException {
        List<String> argv = new java.util.ArrayList<>(enter);
        argv.addAll(Boot.words());
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.putAll(new TreeMap<>(Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin")));
        return new FaultyPipes(builder.start(), !enter.isEmpty(), fault);
    }

    public DriverShell shell() throws IOException {
        DriverShell shell = new DriverShell(new Pipes(this, process.getInputStream(), process.getErrorStream()));
        shell.start();
        return shell;
    }

    int requests() {
        return number;
    }

    @Override
    public void write(int b) {
        written.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        written.write(bytes, from, length);
    }

    /** The driver's script goes as it is; every later flush ends a request. */
    @Override
    public void flush() throws IOException {
        if (dead) {
            throw new IOException("the program is dead");
        }
        if (!booted) {
            booted = true;
            send(written.toByteArray());
        } else {
            Request request = parse(written.toByteArray());
            fault.at(number++, request, this);
        }
        written.reset();
    }

    private static Request parse(byte[] bytes) {
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        List<String> words = List.of(new String(bytes, 0, end, StandardCharsets.UTF_8).split(" "));
        int first = length(bytes, end + 1, words.get(3));
        int second = length(bytes, end + 1 + first, words.get(4));
        return new Request(
                words.get(0),
                words.get(1),
                words.get(2),
                new String(bytes, end + 1, first, StandardCharsets.UTF_8),
                new String(bytes, end + 1 + first, second, StandardCharsets.UTF_8),
                words.subList(5, words.size()));
    }

    /** How many bytes a text has that the head tells of as a number of lines or of bytes. */
    private static int length(byte[] bytes, int from, String told) {
        if (!told.startsWith("L")) {
            return Integer.parseInt(told);
        }
        int at = from;
        for (int lines = Integer.parseInt(told.substring(1)); lines > 0; at++) {
            lines -= bytes[at] == '\n' ? 1 : 0;
        }
        return at - from;
    }

    public void pass(Request request) throws IOException {
        send(request.bytes());
    }

    private void send(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
    }

    /** What the kernel does when a program is killed: everything that it had open is closed. */
    public void killProgram(byte[] lastWords) throws IOException {
        dead = true;
        try {
            send(lastWords);
            process.getOutputStream().close();
        } finally {
            process.getInputStream().close();
        }
    }

    /** Kills the driver itself; what it has started goes on. */
    public void killShell() {
        ProcessHandle driver = process.toHandle();
        if (entered) {
            // nsenter into a PID namespace waits for the one that it has started in there.
            driver = driver.children().findFirst().orElse(driver);
        }
        driver.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        if (!dead) {
            process.getOutputStream().close();
        }
    }

    /** Waits for the driver's end. */
    public void await() throws InterruptedException {
        process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS);
    }
}
