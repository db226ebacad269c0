package dev.vethwork.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.manual.Manual;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual and the completions that packages bring say what the commands take. */
class ManualTest {
    private static final Path BASH = Path.of("bash-completion/completions/vethwork");
    private static final Path ZSH = Path.of("zsh/vendor-completions/_vethwork");
    private static final Path FISH = Path.of("fish/vendor_completions.d/vethwork.fish");

    private static final Map<Path, String> FILES = Manual.files("1.2.3", LocalDate.of(2026, 1, 2));

    @TempDir
    private static Path share;

    @BeforeAll
    static void write() throws IOException {
        // As a sandbox of a lab "storeys" leaves it while it runs.
        Files.createDirectories(share.resolve("vethwork").resolve("storeys"));
        Manual.main(new String[] {share.toString(), "1.2.3", "2026-01-02"});
    }

    private static Stream<CommandSpec> commands() {
        return Program.spoken().subcommands().values().stream().map(line -> line.getCommandSpec());
    }

    @Test
    void everyCommandHasAPageWithAllItsOptions() {
        assertThat(commands()).isNotEmpty().allSatisfy(command -> {
            String page = FILES.get(Path.of("man", "man1", "vethwork-" + command.name() + ".1"));
            assertThat(page).contains("vethwork\\-" + command.name() + " \\- ");
            assertThat(command.options().stream().map(OptionSpec::longestName))
                    .allSatisfy(name -> assertThat(page).contains(name.replace("-", "\\-")));
            assertThat(command.positionalParameters())
                    .allSatisfy(p -> assertThat(page).contains(".B " + p.paramLabel().replace("-", "\\-")));
        });
    }

    @Test
    void theProgramsPageNamesEveryCommandAndTheExitCodes() {
        String page = FILES.get(Path.of("man", "man1", "vethwork.1"));
        assertThat(commands()).allSatisfy(c -> assertThat(page).contains("vethwork\\-" + c.name() + "(1)"));
        assertThat(page).contains("vethwork 1.2.3", "2026-01-02", ".B 3\ndeployment failed");
    }

    @Test
    void everyPageIsThereInKorean() {
        assertThat(FILES).allSatisfy((file, text) -> {
            if (file.startsWith("man/man1")) {
                String korean = FILES.get(Path.of("man", "ko", "man1", String.valueOf(file.getFileName())));
                assertThat(korean).contains(".SH 이름\n", ".SH 옵션\n").doesNotContain("\n.SH OPTIONS", "Show this help");
                assertThat(korean.lines().filter(line -> line.startsWith(".B")).toList())
                        .isEqualTo(text.lines().filter(line -> line.startsWith(".B")).toList());
            }
        });
    }

    /** Lines that begin with a point are the formatter's, and none else. */
    @Test
    void noSentenceIsTakenForARequest() {
        assertThat(FILES).allSatisfy((file, text) -> {
            if (file.startsWith("man")) {
                assertThat(text.lines().filter(line -> line.startsWith(".")))
                        .allMatch(line -> line.matches("\\.(TH|SH|TP|PP|B|nf|fi)( .*)?"));
            }
        });
    }

    @Test
    void everyShellKnowsEveryCommandAndOption() {
        assertThat(commands()).allSatisfy(command -> {
            assertThat(FILES.get(BASH)).contains(" " + command.name());
            assertThat(FILES.get(ZSH)).contains("'" + command.name() + ":").contains(command.name() + ") _arguments");
            assertThat(FILES.get(FISH)).contains(" -a " + command.name() + " ");
            assertThat(command.options()).allSatisfy(option -> {
                assertThat(FILES.get(BASH)).contains(option.longestName());
                assertThat(FILES.get(ZSH)).contains(")" + option.longestName());
                assertThat(FILES.get(FISH)).contains(" " + option.longestName().replaceFirst("^--?", "") + " ");
            });
        });
    }

    @Test
    void wordsOfAnOptionAreOffered() {
        assertThat(List.of(BASH, ZSH, FISH)).allSatisfy(file -> assertThat(FILES.get(file))
                .contains("sandbox")
                .contains("containerlab")
                .contains("host"));
    }

    @ParameterizedTest
    @CsvSource({
        "bash, bash -n",
        "zsh, zsh -n",
        "fish, fish -n",
    })
    void shellsCanReadWhatIsTheirs(String shell, String check) throws Exception {
        Path file = share.resolve(Map.of("bash", BASH, "zsh", ZSH, "fish", FISH).get(shell));
        assertThat(said(Stream.concat(Stream.of(check.split(" ")), Stream.of(file.toString())).toList())).isEmpty();
    }

    @Test
    void fishCompletesWordsOfOptionsAndLabsThatRun() throws Exception {
        assertThat(fish("vethwork deploy --target ")).contains("sandbox\t", "host\t");
        assertThat(fish("vethwork ping sto")).contains("storeys\t");
        assertThat(fish("vethwork render sto")).doesNotContain("storeys\t");
    }

    @Test
    void zshCompletesWordsOfOptionsAndLabsThatRun() throws Exception {
        assertThat(typed("vethwork deploy --target san")).isEqualTo("vethwork deploy --target sandbox");
        assertThat(typed("vethwork ping sto")).isEqualTo("vethwork ping storeys");
        assertThat(typed("vethwork destroy other sto")).isEqualTo("vethwork destroy other storeys");
    }

    /** What stands on the line of a zsh on a terminal once the key that completes was pressed. */
    private static String typed(String line) throws Exception {
        assumeThat(Path.of("/usr/bin/zsh")).as("zsh is installed").isExecutable();
        String script = """
                zmodload zsh/zpty
                zpty shell zsh -fi
                zpty -w shell "fpath=(%1$s \\$fpath); autoload -Uz compinit; compinit -u -D"
                zpty -w shell 'show() { print -r -- "li""ne<$BUFFER>"; }; zle -N show; bindkey ^T show; print rea""dy'
                zpty -r shell said $'*ready\\r*'
                zpty -w -n shell $'%2$s\\t\\x14'
                zpty -r shell said '*line<*>*'
                print -r -- ${${said##*line<}%%%%>*}
                """.formatted(share.resolve(ZSH).getParent(), line);
        return said(List.of("timeout", String.valueOf(Eventually.SECONDS), "env", "TERM=vt100", "zsh", "-fc", script)).strip();
    }

    @ParameterizedTest
    @CsvSource({
        "ko_KR.UTF-8, 그림을 배포합니다",
        "ko_KR.utf8, 그림을 배포합니다",
        "ko_KR.eucKR, Deploy a drawing",
        "C.UTF-8, Deploy a drawing",
        "kok_IN.UTF-8, Deploy a drawing"
    })
    void shellsSayWhatWordsMeanInTheirOwnLanguage(String locale, String meaning) throws Exception {
        assertThat(fish("set -x LC_ALL " + locale + "; ", "vethwork dep")).contains("deploy\t" + meaning);
        assertThat(fish("set -e LC_ALL; set -e LC_MESSAGES; set -x LANG " + locale + "; ", "vethwork dep"))
                .contains("deploy\t" + meaning);
        assertThat(zsh(locale, "vethwork")).contains("deploy:" + meaning);
    }

    private static String fish(String line) throws Exception {
        return fish("", line);
    }

    private static String fish(String before, String line) throws Exception {
        return said(List.of("fish", "-c", before + "source " + share.resolve(FISH) + "; complete -C '" + line + "'"));
    }

    /** Which commands are described, and how. */
    private static String zsh(String locale, String word) throws Exception {
        String told = "_arguments() { state=command }; _files() { }; _describe() { print -l -- $commands }; compdef() { };";
        return said(List.of(
                "zsh", "-fc", told + "LC_ALL=" + locale + "; . " + share.resolve(ZSH) + "; _" + word + " 2> /dev/null"));
    }

    @Test
    void bashCompletesCommandsAndLabsThatRun() throws Exception {
        assertThat(bash("vethwork", "dep")).isEqualTo("deploy\n");
        assertThat(bash("vethwork", "ping", "sto")).isEqualTo("storeys\n");
        assertThat(bash("vethwork", "destroy", "other", "sto")).isEqualTo("storeys\n");
        assertThat(bash("vethwork", "render", "sto")).isEqualTo("\n");
    }

    /** Where there is no folder of the user's own, the names are in one below /tmp that anybody could have made. */
    @Test
    void bashRunsNothingThatAFolderIsCalled() throws Exception {
        Path run = share.resolve("run-by-completing");
        Files.createDirectories(share.resolve("vethwork").resolve("$(touch run-by-completing)"));
        assertThat(bash("vethwork", "ping", "sto")).isEqualTo("storeys\n");
        assertThat(bash("vethwork", "ping", "\"''\"")).doesNotContain("touch");
        assertThat(run).doesNotExist();
    }

    private static String bash(String... words) throws Exception {
        return said(List.of(
                "bash",
                "-c",
                "source " + share.resolve(BASH) + "; compopt() { :; }; COMP_WORDS=(" + String.join(" ", words)
                        + "); COMP_CWORD=" + (words.length - 1) + "; _vethwork; echo \"${COMPREPLY[@]}\""));
    }

    /** What a program says of it; not asked where there is no such program. */
    private static String said(List<String> command) throws Exception {
        assumeThat(Stream.of("/bin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, command.getFirst()))))
                .as("%s is installed", command.getFirst())
                .isTrue();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(share.toFile());
        builder.environment().put("HOME", share.toString());
        builder.environment().put("XDG_RUNTIME_DIR", share.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
