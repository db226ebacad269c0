package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.command.make.Makefile;
import dev.vethwork.format.importing.machine.Drawer;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.shell.Evaluator;
import dev.vethwork.format.importing.shell.call.WorkingFolder;
import dev.vethwork.net.BadValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of commands, a page that has some, or what was copied from a terminal. */
public final class ShellImporter implements Importer {
    private static final Pattern COMMANDS = Pattern.compile(
            "(?m)^[^#\n]{0,200}?\\b(ip\\s+(-\\S+\\s+\\S+\\s+)*(netns|link|l|li|addr|a|address|route|r)|brctl|ifconfig|ovs-vsctl|iptables|ip6tables)\\s+\\S");
    /** Data that may well hold commands, and is none. */
    private static final Pattern DATA = Pattern.compile("\\A\\s*(?:<\\?xml|<mxfile|<svg|\\{\\s*\"|\\[\\s*\\{)");

    private static final Pattern ANSWER = Pattern.compile("(?m)^[ \t]*+\\(?[\"']?([A-Za-z][A-Za-z0-9_-]*)[\"']?(?:\\s*\\|[^)\n]*)?\\)");
    private static final Pattern COMPARED = Pattern.compile(
            "\\$\\{?([A-Za-z_]\\w*)}?[\"']?\\s*==?\\s*[\"']?\\$\\{?1\\b|\\$\\{?1}?[\"']?\\s*==?\\s*[\"']?\\$\\{?([A-Za-z_]\\w*)");
    /** With which the first argument is compared. */
    private static final Pattern WORD = Pattern.compile("\\$\\{?1}?[\"']?\\s*==?\\s*[\"']?([A-Za-z][A-Za-z0-9_-]*+)[\"']?\\s*(?=]|\\))");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \t]*+(?:function[ \t]++)?([A-Za-z_][A-Za-z0-9_]*+)[ \t]*+(?:\\([ \t]*+\\)|\\{)");
    private static final Pattern BEGINS = Pattern.compile("(?i).*(start|up|setup|create|build|add|init|main|run|config|install).*");
    private static final Pattern ENDS = Pattern.compile("(?i).*(stop|down|clean|del|destroy|remove|rm|kill|usage|help|reset|status|show|test|ping).*");

    /** How many ways to call a script are tried. */
    private static final int TRIES = 12;

    /** Until when other ways are begun, the first one counted. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(2_500);

    private final LabFiles labs;

    /** @param labs reads the files of labs that a script has another tool deploy */
    public ShellImporter(LabFiles labs) {
        this.labs = labs;
    }

    @Override
    public ImportFormat format() {
        return ImportFormat.SHELL;
    }

    @Override
    public boolean accepts(Source source) {
        return source.isSingle()
                && !DATA.matcher(source.text()).find()
                && (CodeBlocks.isScript(source.text()) || Makefile.isNamed(source) || COMMANDS.matcher(source.text()).find());
    }

    @Override
    public Imported read(Source source) throws ImportException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        String script = CodeBlocks.commands(source.text());
        boolean page = CodeBlocks.isPage(source.text());
        Library library = (namespace, path) -> beside(source, path);
        if (Makefile.isOne(source)) {
            return drawn(made(Makefile.of(source.text()), library, end), source);
        }
        Attempt best = attempt(script, library, page, List.of(), "");
        if (best.machine.isEmpty()) {
            for (Attempt other : others(script, library, end)) {
                best = other.machine.size() > best.machine.size() ? other : best;
            }
        }
        return drawn(best, source);
    }

    private Imported drawn(Attempt best, Source source) throws ImportException {
        try {
            return new Imported(Drawer.draw(best.machine, source.name()), best.report.build(format()));
        } catch (BadValue e) {
            throw ImportException.of("undrawable", e.said(), e.remedySaid());
        }
    }

    private record Attempt(Machine machine, ReportBuilder report) {}

    /** What a script names by its path from its own folder, which is where it takes itself to run. */
    private static Optional<String> beside(Source source, String path) {
        String below = WorkingFolder.fromScript(path);
        return below.startsWith("/") ? Optional.empty() : source.textBeside(below);
    }

    private Attempt attempt(String script, Library library, boolean page, List<String> arguments, String function) {
        return attempt(
                library,
                page,
                evaluator -> evaluator.run(function.isEmpty() ? script : script + "\n" + function + "\n", 1, arguments),
                String.join(" ", arguments) + function);
    }

    /** @param called how, where that is to be told */
    private Attempt attempt(Library library, boolean page, Consumer<Evaluator> way, String called) {
        Machine machine = new Machine();
        ReportBuilder report = new ReportBuilder();
        way.accept(new Evaluator(new Interpreter(machine, report, library, labs, page), ""));
        if (!called.isEmpty()) {
            report.passedOver(0, called, ImportTexts.of("passed.called", called));
        }
        return new Attempt(machine, report);
    }

    /** What a Makefile makes where nothing is asked for; where that is nothing, the target that makes most, or all together. */
    private Attempt made(Makefile file, Library library, long end) {
        List<String> targets = file.targets().stream().filter(target -> !ENDS.matcher(target).matches()).toList();
        Attempt best = made(file, library, file.targets().stream().limit(1).toList());
        if (!best.machine.isEmpty() || targets.isEmpty()) {
            return best;
        }
        List<List<String>> asked = new ArrayList<>();
        targets.stream().filter(target -> BEGINS.matcher(target).matches()).forEach(target -> asked.add(List.of(target)));
        targets.stream().filter(target -> !BEGINS.matcher(target).matches()).forEach(target -> asked.add(List.of(target)));
        asked.add(targets);
        for (List<String> each : asked) {
            if (System.nanoTime() - end < 0) {
                Attempt other = made(file, library, each);
                best = other.machine.size() > best.machine.size() ? other : best;
            }
        }
        return best;
    }

    private Attempt made(Makefile file, Library library, List<String> targets) {
        return attempt(library, false, evaluator -> file.make(targets, evaluator), "make " + String.join(" ", targets));
    }

    /** A script that makes nothing when it is called with nothing wants to be told what to do. */
    private List<Attempt> others(String script, Library library, long end) {
        List<Attempt> attempts = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        named(script, words);
        for (boolean likely : List.of(true, false)) {
            names(ANSWER, script, words, likely);
            names(WORD, script, words, likely);
        }
        List<List<String>> arguments = new ArrayList<>();
        words.stream().limit(TRIES).forEach(word -> arguments.add(List.of(word)));
        arguments.add(List.of("2"));
        arguments.add(List.of("1", "2", "3", "4"));
        for (List<String> each : arguments) {
            if (System.nanoTime() - end < 0) {
                attempts.add(attempt(script, library, false, each, ""));
            }
        }
        Set<String> functions = new LinkedHashSet<>();
        names(FUNCTION, script, functions, true);
        for (String function : functions.stream().limit(TRIES).toList()) {
            if (System.nanoTime() - end < 0) {
                attempts.add(attempt(script, library, false, List.of(), function));
            }
        }
        return attempts;
    }

    /** Words that have a name of their own, by which the first argument is compared with them. */
    private static void named(String script, Set<String> into) {
        Matcher compared = COMPARED.matcher(script);
        while (compared.find()) {
            String name = compared.group(1) == null ? compared.group(2) : compared.group(1);
            names(Pattern.compile("(?m)^[ \t]*+(?:readonly[ \t]++|local[ \t]++)?" + name + "=[\"']?([A-Za-z0-9_-]+)[\"']?\\s*(?:#.*)?$"), script, into, false);
        }
    }

    private static void names(Pattern pattern, String script, Set<String> into, boolean likely) {
        Matcher matcher = pattern.matcher(script);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!ENDS.matcher(name).matches() && (!likely || BEGINS.matcher(name).matches())) {
                into.add(name);
            }
        }
    }
}
