package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.Labs;
import dev.vethwork.plan.CommandSplitter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types the commands of a page, one after the other, gets what they are for. */
@NeedsSandbox
@Timeout(300)
class HandbookTest {
    private static final String PROMPT = "    packaging/run ";
    /** What only who types it can know the name of. */
    private static final Set<String> OWN = Set.of("LAB", "LESSON", "FILE");
    /** Those that go on until they are interrupted. */
    private static final Set<String> ENDLESS = Set.of("capture", "traffic");

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(List<String> words) {
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(print, print, false, false, false);
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs")))).run(words.toArray(String[]::new));
    }

    @AfterEach
    void destroy() {
        run(List.of("destroy", "--all"));
    }

    @Test
    void theHandbookShowsEveryCommand() throws Exception {
        String handbook = Files.readString(Path.of("src/site/markdown/handbook.md"));
        assertThat(Program.names()).allSatisfy(name -> assertThat(handbook).containsPattern(PROMPT + name + "\\b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/handbook.md"})
    void everyCommandOfAPageDoesWhatItIsForInItsPlace(String page) throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (String line : Files.readAllLines(Path.of(page))) {
            List<String> words = line.startsWith(PROMPT) ? typed(line) : List.of();
            if (!words.isEmpty()) {
                tried++;
                said.reset();
                int code = words.getFirst().equals("capture") ? capture(words) : run(words);
                boolean may = code == ExitCodes.OK || code == ExitCodes.FINDINGS;
                if (!may || code != ExitCodes.OK && mustSucceed(words.getFirst())) {
                    wrong.add(line.strip() + ": exit " + code + ": " + said.toString(StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(wrong).as(page).isEmpty();
        assertThat(tried).as("commands of " + page).isGreaterThan(6);
    }

    /** All but those whose answer is a finding. */
    private static boolean mustSucceed(String command) {
        return !Set.of("validate", "explain", "status", "import", "check", "grade").contains(command);
    }

    /** A page's line without its remark; empty where it is none to be typed as it stands, or needs a window or a terminal. */
    private List<String> typed(String line) {
        List<String> words = new ArrayList<>(CommandSplitter.split(line.substring(PROMPT.length()).replaceFirst("(^|\\s)#.*", "").strip()));
        boolean here = !words.isEmpty() && Program.isCommand(words.getFirst()) && !words.getFirst().equals("shell");
        if (!here || words.stream().anyMatch(OWN::contains)) {
            return List.of();
        }
        if (ENDLESS.contains(words.getFirst())) {
            words.addAll(List.of("--count", "1"));
        }
        // A file that a command writes, or that one before it has written, is not to be in the checkout.
        words.replaceAll(word -> word.matches("[a-z]+\\.(sh|svg|csv|json|vethwork\\.json)") ? home.resolve(word).toString() : word);
        return List.copyOf(words);
    }

    /** What is captured has to pass first. */
    private int capture(List<String> words) throws Exception {
        CompletableFuture<Integer> captured = CompletableFuture.supplyAsync(() -> run(words));
        while (!captured.isDone()) {
            int _ = run(List.of("exec", words.get(1), words.get(2), "--", "ping", "-q", "-c", "1", "-W", "1", "192.168.15.2"));
        }
        return captured.get(1, TimeUnit.MINUTES);
    }
}
