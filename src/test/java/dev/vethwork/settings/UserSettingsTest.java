package dev.vethwork.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.TargetKind;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSettingsTest {
    @TempDir
    Path home;

    private UserFolders folders;
    private final List<Runnable> later = new ArrayList<>();
    private final List<SettingsTrouble> problems = new ArrayList<>();

    @BeforeEach
    void findFolders() {
        folders = UserFolders.of(Map.of(), home);
    }

    @Test
    void foldersFollowTheEnvironmentAndIgnoreRelativeOnes() {
        assertThat(UserFolders.of(Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "relative"), home))
                .isEqualTo(new UserFolders(Path.of("/c/vethwork"), home.resolve(".local/state/vethwork")));
    }

    @Test
    void whatWasChosenIsThereAtTheNextStart() {
        try (UserSettings settings = load()) {
            settings.preferences().change(p -> p.withTheme(Theme.DARK).withLanguage("ko").withRefreshSeconds(500));
            settings.window().change(w -> w.opened(Path.of("/a")).opened(Path.of("/b")).opened(Path.of("/a"))
                    .withBounds(1, 2, 800, 600, true).withDivider("inspector", 0.75));
        }
        UserSettings again = load();
        assertThat(again.preferences().get())
                .isEqualTo(Preferences.DEFAULT.withTheme(Theme.DARK).withLanguage("ko").withRefreshSeconds(60));
        assertThat(again.window().get().recent()).containsExactly(Path.of("/a"), Path.of("/b"));
        assertThat(again.window().get().dividers()).containsEntry("inspector", 0.75);
        assertThat(problems).isEmpty();
    }

    @Test
    void manyChangesInARowAreOneWrite() {
        UserSettings settings = load();
        for (int i = 1; i <= 20; i++) {
            int seconds = i;
            settings.preferences().change(p -> p.withRefreshSeconds(seconds));
        }
        assertThat(later).hasSize(1);
        later.forEach(Runnable::run);
        assertThat(load().preferences().get().refreshSeconds()).isEqualTo(20);
    }

    @Test
    void aBrokenFileIsSetAsideAndToldOnce() throws IOException {
        Path file = folders.config().resolve("preferences.json");
        for (String broken : List.of("{", "[]", "{\"grid\": 1}", "{\"theme\": \"pink\"}", "{\"target\": null}")) {
            problems.clear();
            Files.createDirectories(folders.config());
            Files.writeString(file, broken);
            assertThat(load().preferences().get()).isEqualTo(Preferences.DEFAULT);
            assertThat(file).doesNotExist();
            assertThat(file.resolveSibling("preferences.json.broken")).hasContent(broken);
            load();
            assertThat(problems).as(broken).hasSize(1);
        }
    }

    @Test
    void aPlaceOrAFileThatCannotBeIsBrokenAsWell() throws IOException {
        Path file = folders.state().resolve("window.json");
        for (String broken : List.of("{\"machines\": [\"sandbox\"]}", "{\"machines\": [\"ssh:-x\"]}", "{\"recent\": [\"a\\u0000b\"]}", "{\"x\": \"1\"}")) {
            problems.clear();
            Files.createDirectories(folders.state());
            Files.writeString(file, broken);
            assertThat(load().window().get()).as(broken).isEqualTo(WindowState.FIRST);
            assertThat(problems).as(broken).extracting(SettingsTrouble::kind).containsExactly(SettingsTrouble.Kind.BROKEN);
        }
    }

    @Test
    void aFileThatIsNotUtf8IsSetAsideAsAnyOtherBrokenOne() throws IOException {
        Path file = folders.config().resolve("preferences.json");
        Files.createDirectories(folders.config());
        byte[] latin = "{\"language\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);
        UserSettings settings = load();
        settings.preferences().change(p -> p.withTheme(Theme.DARK));
        settings.close();
        assertThat(file.resolveSibling("preferences.json.broken")).hasBinaryContent(latin);
        assertThat(problems).singleElement().extracting(SettingsTrouble::kind).isEqualTo(SettingsTrouble.Kind.BROKEN);
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideBeforeAnythingIsWritten() throws IOException {
        Path file = folders.config().resolve("preferences.json");
        Files.createDirectories(file);
        Files.writeString(file.resolve("mine"), "kept");
        changed(load());
        assertThat(file.resolveSibling("preferences.json.broken").resolve("mine")).hasContent("kept");
        assertThat(problems).extracting(SettingsTrouble::kind).containsExactly(SettingsTrouble.Kind.UNREADABLE);
        assertThat(load().preferences().get().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void aBrokenFileThatCannotBeSetAsideIsNotWrittenOver() throws IOException {
        Path file = folders.config().resolve("preferences.json");
        Files.createDirectories(file.resolveSibling("preferences.json.broken").resolve("somebody's"));
        Files.writeString(file, "{ mine");
        changed(load());
        assertThat(file).hasContent("{ mine");
        assertThat(problems).extracting(SettingsTrouble::kind).containsExactly(SettingsTrouble.Kind.STUCK);
    }

    private static void changed(UserSettings settings) {
        settings.preferences().change(p -> p.withTheme(Theme.DARK));
        settings.close();
    }

    @Test
    void whoReadsASettingDoesNotWaitForTheDisk() throws Exception {
        CompletableFuture<Boolean> writing = new CompletableFuture<>();
        CompletableFuture<Boolean> goOn = new CompletableFuture<Boolean>().orTimeout(Eventually.SECONDS, TimeUnit.SECONDS);
        Codec<String> slow = new Codec<>() {
            @Override
            public String parse(String text) {
                return text;
            }

            @Override
            public String print(String value) {
                writing.complete(true);
                goOn.join();
                return value;
            }
        };
        try (Kept<String> kept = new Kept<>(home.resolve("kept"), slow, "old", later::add, problems::add)) {
            kept.change(before -> "new");
            CompletableFuture<Void> disk = CompletableFuture.runAsync(kept::flush);
            assertThat(writing.get(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<String> read = CompletableFuture.supplyAsync(kept::get);
            assertThat(read.get(Eventually.SECONDS, TimeUnit.SECONDS)).isEqualTo("new");
            goOn.complete(true);
            disk.join();
        }
        assertThat(home.resolve("kept")).hasContent("new");
    }

    @Test
    void fieldsOfOtherVersionsAreNoError() throws IOException {
        Files.createDirectories(folders.config());
        Files.writeString(folders.config().resolve("preferences.json"), "{\"theme\": \"dark\", \"new\": [1]}");
        assertThat(load().preferences().get()).isEqualTo(Preferences.DEFAULT.withTheme(Theme.DARK));
        assertThat(problems).isEmpty();
    }

    /** What an older version wrote is the same to this one, also a copy without a file. */
    @Test
    void theFilesStayAsTheyAre() throws IOException {
        Files.createDirectories(folders.config());
        String preferences = """
                {
                  "theme" : "light",
                  "language" : "ko",
                  "textPercent" : 150,
                  "grid" : false,
                  "gridSize" : 25,
                  "snap" : false,
                  "target" : "host",
                  "refreshSeconds" : 5,
                  "confirmDeploy" : false,
                  "confirmTeardown" : true,
                  "wheel" : "pan",
                  "minimap" : false
                }
                """;
        Preferences read = RecordCodec.PREFERENCES.parse(preferences);
        assertThat(read).isEqualTo(new Preferences(
                Theme.LIGHT, "ko", 150, new GridChoice(false, 25, false), TargetKind.HOST, 5, new Confirmations(false, true), Wheel.PAN, false));
        assertThat(RecordCodec.PREFERENCES.print(read)).isEqualTo(preferences);
        String window = """
                {
                  "x" : 1.0,
                  "y" : 2.5,
                  "width" : 800.0,
                  "height" : 600.0,
                  "maximized" : true,
                  "dividers" : {
                    "left" : 0.25
                  },
                  "recent" : [ "/tmp/a.json" ],
                  "machines" : [ "ssh:me@there" ]
                }
                """;
        assertThat(RecordCodec.WINDOW.print(RecordCodec.WINDOW.parse(window))).isEqualTo(window);
        Recoverable copy = RecordCodec.RECOVERABLE.parse("""
                {"id": "1", "name": "lab", "file": "", "document": "", "time": 1796075981332, "process": 7, "processStart": 8, "drawing": "{}"}
                """);
        assertThat(copy).isEqualTo(new Recoverable("1", "lab", null, "", Instant.ofEpochMilli(1_796_075_981_332L), "{}", "", 7, 8));
        assertThat(RecordCodec.RECOVERABLE.parse(RecordCodec.RECOVERABLE.print(copy))).isEqualTo(copy);
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnce() throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve(".config"), "a file where the folder should be");
        try (UserSettings settings = load()) {
            settings.preferences().change(p -> p.withTarget(TargetKind.HOST));
            settings.preferences().flush();
            settings.preferences().change(p -> p.withTarget(TargetKind.SANDBOX));
        }
        assertThat(problems).hasSize(1);
    }

    @Test
    void aDrawingOfAProcessThatIsGoneCanBeRecovered() throws IOException {
        UnsavedCopies mine = UnsavedCopies.ofUser(folders);
        assertThat(mine.left()).isEmpty();
        String id = UnsavedCopies.newId();
        mine.note(id, "lab", null, "sheet:1", "{\"vethwork\": 1}", "");
        assertThat(mine.left()).as("it is still open").isEmpty();
        Path file = folders.state().resolve("recovery").resolve(id + ".recovery.json");
        Files.writeString(file, Files.readString(file).replaceAll("\"processStart\" : [0-9]+", "\"processStart\" : 1"));
        Files.writeString(file.resolveSibling("x.recovery.json"), "{");
        assertThat(mine.left()).extracting(Recoverable::name, Recoverable::drawing)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("lab", "{\"vethwork\": 1}"));
        mine.forget(id);
        assertThat(mine.left()).isEmpty();
    }

    private UserSettings load() {
        return UserSettings.load(folders, later::add, problems::add);
    }
}
