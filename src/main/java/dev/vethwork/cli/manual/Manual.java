package dev.vethwork.cli.manual;

import dev.vethwork.cli.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** All of it, in every language and the same whoever makes it, as files in the places below {@code /usr/share} where a manual's pages and completions are looked for. */
public final class Manual {
    private Manual() {}

    /** @param args the folder that stands for {@code /usr/share}, the program's version, the day that the pages are of */
    public static void main(String[] args) throws IOException {
        Path share = Path.of(args[0]);
        for (Map.Entry<Path, String> file : files(args[1], LocalDate.parse(args[2])).entrySet()) {
            Path place = share.resolve(file.getKey());
            Files.createDirectories(place.resolveSibling(""));
            Files.writeString(place, file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** What lies where below the folder. */
    public static Map<Path, String> files(String version, LocalDate day) {
        Locale before = Locale.getDefault();
        try {
            Map<Path, String> files = new LinkedHashMap<>();
            Locale.setDefault(Locale.ENGLISH);
            CommandSpec english = Program.spoken();
            pages(files, Path.of("man"), english, version, day);
            String zsh = ZshCompletion.body(english);
            String fish = FishCompletion.lines(english);
            Locale.setDefault(Locale.KOREAN);
            CommandSpec korean = Program.spoken();
            pages(files, Path.of("man", Locale.KOREAN.getLanguage()), korean, version, day);
            String name = english.name();
            // bash shows words alone, and no word of what they mean, so that its completions are of no language.
            files.put(Path.of("bash-completion", "completions", name), BashCompletion.of(english));
            files.put(Path.of("zsh", "vendor-completions", "_" + name), ZshCompletion.of(name, zsh, ZshCompletion.body(korean)));
            files.put(
                    Path.of("fish", "vendor_completions.d", name + ".fish"),
                    FishCompletion.of(name, fish, FishCompletion.lines(korean)));
            return files;
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Commands speak the language that they were made in. */
    private static void pages(Map<Path, String> files, Path folder, CommandSpec program, String version, LocalDate day) {
        String name = program.name();
        ManualPage page = new ManualPage(program, version, day);
        files.put(page(folder, name), page.ofTheProgram());
        HelpWords.commands(program).forEach(command -> files.put(page(folder, name + "-" + command.name()), page.of(command)));
    }

    private static Path page(Path folder, String name) {
        return folder.resolve("man1").resolve(name + ".1");
    }
}
