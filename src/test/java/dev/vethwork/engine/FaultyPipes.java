package dev.vethwork.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A conversation with a driver that something happens to: each request passes a fault before it is written. */
final class FaultyPipes extends OutputStream {
    /** A request of the program's. */
    record Request(String marker, String verb, String argument, String payload) {
        byte[] bytes() {
            byte[] body = payload.getBytes(StandardCharsets.UTF_8);
            String head = String.join(" ", marker, verb, argument, Integer.toString(body.length)) + "\n";
            return (head + payload + marker + "\n").getBytes(StandardCharsets.UTF_8);
        }

        Request withPayload(String value) {
            return new Request(marker, verb, argument, value);
        }
    }

    /** What happens at a request. */
    interface Fault {
        Fault NONE = (number, request, pipes) -> pipes.pass(request);

        /** @param number of the request, from 0; it is for the fault to pass it on */
        void at(int number, Request request, FaultyPipes pipes) throws IOException;
    }

    private final Process process;
    private final Fault fault;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean booted;
    private boolean dead;
    private int number;

    private FaultyPipes(Process process, Fault fault) {
        this.process = process;
        this.fault = fault;
    }

    /** Starts a driver. @param enter words that bring it to where it shall run */
    static FaultyPipes start(List<String> enter, Fault fault) throws IOException {
        List<String> argv = new java.util.ArrayList<>(enter);
        argv.addAll(Shell.boot());
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.putAll(new TreeMap<>(Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin")));
        return new FaultyPipes(builder.start(), fault);
    }

    Shell shell() throws IOException {
        Pipes pipes = new Pipes();
        pipes.setProcessInputStream(this);
        pipes.setProcessOutputStream(process.getInputStream());
        Shell shell = new Shell(pipes);
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
            Request request = parse(written.toString(StandardCharsets.UTF_8));
            fault.at(number++, request, this);
        }
        written.reset();
    }

    private static Request parse(String text) {
        int end = text.indexOf('\n');
        String[] words = text.substring(0, end).split(" ");
        String rest = text.substring(end + 1);
        return new Request(
                words[0], words[1], words[2], rest.substring(0, rest.length() - words[0].length() - 1));
    }

    void pass(Request request) throws IOException {
        send(request.bytes());
    }

    private void send(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
    }

    /** What the kernel does when a program is killed: everything that it had open is closed. */
    void killProgram(byte[] lastWords) throws IOException {
        dead = true;
        try {
            send(lastWords);
            process.getOutputStream().close();
        } finally {
            process.getInputStream().close();
        }
    }

    /** Kills the driver itself; what it has started goes on. */
    void killShell() {
        ProcessHandle driver = process.toHandle();
        for (ProcessHandle child : driver.children().toList()) {
            // nsenter into a PID namespace waits for the one that it has started in there.
            driver = child;
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
    void await() throws InterruptedException {
        process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS);
    }
}
