package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.shell.call.Call;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Labs that a script has containerlab deploy, or whose containers it enters: their files lie beside it. */
final class DeployedLabs {
    static final Set<String> NAMES = Set.of("containerlab", "clab");

    private static final Pattern CONTAINER = Pattern.compile("clab-(.+)-[^-]+");
    private static final List<String> USUAL = List.of("topology", "topo", "lab", "clab");
    private static final List<String> FOLDERS = List.of("", "../");

    private final LabFiles files;
    private final Machine machine;
    private final ReportBuilder report;
    private final Library library;
    private final Set<String> read = new HashSet<>();

    DeployedLabs(LabFiles files, Machine machine, ReportBuilder report, Library library) {
        this.files = files;
        this.machine = machine;
        this.report = report;
        this.library = library;
    }

    Outcome run(Call call) {
        List<String> words = call.words();
        boolean deploys = words.stream().skip(1).anyMatch(word -> word.length() >= 3 && "deploy".startsWith(word));
        if (!deploys) {
            return Outcome.passed("runs", call.name());
        }
        String path = file(words);
        Optional<String> text = path.isEmpty() ? Optional.empty() : library.text(call.namespace(), path);
        return text.map(found -> deploy(path, found, call.line())).orElseGet(() -> Outcome.refused("labFile", path.isEmpty() ? "*.clab.yml" : path));
    }

    private static String file(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String said = word.matches("--?(t|topo)") && i + 1 < words.size() ? words.get(i + 1) : word.replaceFirst("^--?(t|topo)=", "");
            if (!said.equals(word)) {
                return said.replaceFirst("^(\\./)+", "");
            }
        }
        return "";
    }

    private Outcome deploy(String path, String text, int line) {
        if (!read.add(path)) {
            return Outcome.passed("exists", path);
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String file = path.substring(folder.length());
        Source source = new Source(
                file,
                new TreeMap<>(Map.of(file, text.getBytes(StandardCharsets.UTF_8))),
                beside -> library.text("", folder + beside).map(found -> found.getBytes(StandardCharsets.UTF_8)));
        try {
            files.deploy(source, machine, report.within(line, file));
            return Outcome.done(file);
        } catch (ImportException e) {
            return new Outcome.Refused(e.sentence());
        }
    }

    /** The lab of a container that nobody has deployed here is looked for under the names that such files have. */
    void find(String container, int line) {
        Matcher name = CONTAINER.matcher(container);
        for (int end = container.length(); name.matches() && !machine.containers().has(container) && end > 5; end = container.lastIndexOf('-', end - 1)) {
            String lab = container.substring(5, end);
            Pattern named = Pattern.compile("(?m)^name:\\s*[\"']?" + Pattern.quote(lab) + "[\"']?\\s*(#.*)?$");
            Stream.concat(Stream.of(lab), USUAL.stream())
                    .flatMap(stem -> FOLDERS.stream().flatMap(folder -> Stream.of(".clab.yml", ".clab.yaml", ".yml").map(ending -> folder + stem + ending)))
                    .filter(path -> library.text("", path).filter(text -> named.matcher(text).find()).isPresent())
                    .findFirst()
                    .ifPresent(path -> deploy(path, library.text("", path).orElse(""), line));
        }
    }
}
