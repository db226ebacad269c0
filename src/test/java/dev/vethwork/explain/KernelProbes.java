package dev.vethwork.explain;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.waiting.Eventually;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Asks the kernel of a deployed lab many things at once: {@code ping}, TCP connections, UDP datagrams. */
final class KernelProbes {
    /** Not the one that a version manager puts first in the path: it takes longer to start than all the pings. */
    static final String PYTHON = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    /** More would wait for each other, and time out. */
    private static final int AT_ONCE = 150;

    /** Bytes that have to pass over a TCP connection: some full segments. */
    private static final int DATA = 6_000;

    private final Target target;
    private final String lab;

    KernelProbes(Target target, String lab) {
        this.target = target;
        this.lab = lab;
    }

    /** Something to try. @param from a namespace's name @param echoed whether a server sends back what it gets */
    record Question(String from, IPAddress to, Probe probe, boolean echoed) {
        Question(String from, IPAddress to, Probe probe) {
            this(from, to, probe, false);
        }

        private String word(int count, int seconds) {
            // What ping is told is without the headers of IP and ICMP.
            int size = probe.protocol() == Protocol.TCP ? DATA : Math.max(0, probe.size() - (to.isIPv4() ? 28 : 48));
            String kind = probe.protocol() == Protocol.ICMP
                    ? "ping"
                    : echoed ? "echo" : probe.protocol().name().toLowerCase(Locale.ROOT);
            return String.join(
                    "|",
                    from,
                    kind,
                    Addresses.text(to),
                    String.valueOf(probe.port()),
                    String.valueOf(size),
                    // The first big ones, and the first big answers, may only find out how big they may be.
                    String.valueOf(probe.size() > 1_000 ? Math.max(5, count) : count),
                    String.valueOf(seconds));
        }
    }

    /** Waits until the services of these namespaces listen. */
    void awaitListeners(List<String> namespaces) throws TargetException {
        run(namespaces.stream().map(n -> n + "|listen||" + RandomStacks.PORT + "|0|0|0").toList());
    }

    /** Which of them are answered. @param seconds how long to wait for each answer */
    BitSet ask(List<Question> questions, int count, int seconds) throws TargetException {
        BitSet all = new BitSet();
        for (int from = 0; from < questions.size(); from += AT_ONCE) {
            int first = from;
            List<String> words = questions.subList(from, Math.min(questions.size(), from + AT_ONCE)).stream()
                    .map(q -> q.word(count, seconds))
                    .toList();
            run(words).lines().filter(l -> !l.isBlank()).forEach(l -> all.set(first + Integer.parseInt(l.strip())));
        }
        return all;
    }

    /**
     * Whether one is answered where nothing before it left a trace: no neighbour known, no route redirected, and no address
     * still being looked for elsewhere.
     *
     * @param expected whether an answer is to come, which is then waited for as long as a slow machine may take; for one that is
     *     not, only as long as it would take here
     */
    boolean answers(Question question, boolean expected) throws TargetException {
        long end = System.nanoTime() + (expected ? Eventually.LONGEST.toNanos() : 0);
        boolean answered;
        do {
            answered = !run(List.of("|forget||0|0|0|0", question.word(1, 1))).isBlank();
        } while (!answered && System.nanoTime() < end);
        return answered;
    }

    private String run(List<String> words) throws TargetException {
        if (words.isEmpty()) {
            return "";
        }
        List<String> argv = new ArrayList<>(List.of(PYTHON, "-S", "-E", "-c", script()));
        argv.addAll(words);
        CommandResult result = target.execute(lab, "", argv, Duration.ofMinutes(2));
        if (!result.succeeded()) {
            throw new AssertionError("the probes failed: " + result);
        }
        return result.stdout();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(KernelProbes.class.getResourceAsStream("probe.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
