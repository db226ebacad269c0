package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.Main;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.waiting.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and checkouts as some people have them; the program is started as packaging/run starts it. */
class StrangeFilesTest {
    private static final String SAMPLE = "sample-topologies/02-bridge.vethwork.json";

    /** Begins as packaging/run does; $1 is a directory, $2 the JVM, $3 the class path. */
    private static final String START = """
            set -eu
            root=$PWD
            . packaging/common.sh
            speak_utf8
            program() { "$java" -XX:TieredStopAtLevel=1 -cp "$path" %s "$@"; }
            korean=$(printf '\\355\\225\\234\\352\\270\\200')
            directory=$1 java=$2 path=$3
            """.formatted(Main.class.getName());

    /** One that overrules others, and one that is not installed. */
    private static final List<Map<String, String>> LOCALES =
            List.of(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"), Map.of("LANG", "xx_XX.UTF-8"));

    @TempDir
    Path home;

    private String said = "";

    private int run(String script, Map<String, String> locale) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "bash", "-c", START + script, "run", home.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path")));
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(locale);
        builder.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile());
        Process process = builder.start();
        boolean ended = process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        said = Files.readString(home.resolve("said"), StandardCharsets.UTF_8);
        assertThat(ended).as("it ends: %s", said).isTrue();
        return process.exitValue();
    }

    @Test
    void whatAFullDiskDoesNotTakeIsNoSuccess() throws Exception {
        assertThat(run("program --help > /dev/full", Map.of("LANG", "C.UTF-8"))).isEqualTo(ExitCodes.USAGE);
        assertThat(said).contains("standard output took not all of it");
    }

    @Test
    void aReaderThatWantsNoMoreIsNoFailure() throws Exception {
        assertThat(run("set -o pipefail; program --help | true", Map.of("LANG", "C.UTF-8"))).as(said).isZero();
    }

    @Test
    void aCheckoutBelowAKoreanNameStartsInTheLocaleC() throws Exception {
        String script = """
                mkdir -p "$directory/$korean"
                n=0 there=
                IFS=:
                for part in $path; do
                    n=$((n + 1))
                    ln -sfn "$(readlink -f "$part")" "$directory/$korean/$n${part##*/}"
                    there=$there:$directory/$korean/$n${part##*/}
                done
                unset IFS
                path=${there#:}
                program --version
                """;
        for (Map<String, String> locale : LOCALES) {
            assertThat(run(script, locale)).as(said).isZero();
            assertThat(said).contains("vethwork ");
        }
    }

    @Test
    void aFileOfAKoreanNameIsReadInTheLocaleC() throws Exception {
        String script = "cp " + SAMPLE + " \"$directory/$korean.vethwork.json\"\n"
                + "program validate \"$directory/$korean.vethwork.json\"";
        for (Map<String, String> locale : LOCALES) {
            assertThat(run(script, locale)).as(said).isZero();
        }
    }

    @Test
    void aPipeThatNobodyWritesToIsRefusedAndNotWaitedFor() throws Exception {
        assertThat(run("mkfifo \"$directory/pipe\"; program validate \"$directory/pipe\"", Map.of())).isEqualTo(2);
        assertThat(said).contains("pipe", "not a regular file").doesNotContain("Exception");
    }

    @Test
    void aDeviceIsRefused() throws Exception {
        assertThat(run("program validate /dev/zero", Map.of())).isEqualTo(2);
        assertThat(said).contains("not a regular file");
    }

    @Test
    void whatAnotherCommandWritesIsRead() throws Exception {
        assertThat(run("program validate <(cat " + SAMPLE + ")", Map.of())).as(said).isZero();
        assertThat(run("cat " + SAMPLE + " | program validate /dev/stdin", Map.of())).as(said).isZero();
        assertThat(run("cat " + SAMPLE + " | program export - --to mermaid -o -", Map.of())).as(said).isZero();
        assertThat(said).contains("veth-red");
    }

    @Test
    void aNameThatNoLocaleCanSayIsRefusedInWords() throws Exception {
        assertThat(run("program validate \"$directory/$(printf '\\377\\376')\"", Map.of())).isEqualTo(2);
        assertThat(said).doesNotContain("Exception").doesNotContain("inside the program");
    }
}
