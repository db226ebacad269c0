package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.ip.TableName;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.net.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands what a script runs to the commands that are understood, and tells the report what became of it. */
public final class Interpreter implements Programs {
    /** A process that is in the network of the machine. */
    private static final String INIT = "1";

    private static final Pattern DASH = Pattern.compile("^-*[\u2010-\u2015\u2212]+");

    private final Machine machine;
    private final ReportBuilder report;
    private final Library library;
    private final boolean page;
    private final DeployedLabs labs;
    private final OtherPrograms others;
    private final KernelFiles kernel;

    private final OpenedShells opened;
    private FilesSoFar files = FilesSoFar.NONE;

    public Interpreter(Machine machine, ReportBuilder report, Library library) {
        this(machine, report, library, LabFiles.NONE, false);
    }

    /** @param page whether there is text between the commands that nobody ever typed */
    Interpreter(Machine machine, ReportBuilder report, Library library, LabFiles labFiles, boolean page) {
        this.page = page;
        this.library = library;
        this.machine = machine;
        this.opened = new OpenedShells(machine);
        this.report = report;
        this.labs = new DeployedLabs(labFiles, machine, report, library);
        this.others = new OtherPrograms(library, machine.containers(), labs, page);
        this.kernel = new KernelFiles(machine);
    }

    @Override
    public void begin(FilesSoFar all) {
        files = all;
    }

    @Override
    public Answer run(Call written) {
        Call call = page ? opened.typed(plain(written)) : plain(written);
        String name = call.name().startsWith("/") && call.name().contains("bin/")
                ? call.name().substring(call.name().lastIndexOf('/') + 1)
                : call.name();
        Context context = context(call);
        Optional<String> template = call.words().stream().filter(CodeBlocks::isTemplate).findFirst();
        if (page && template.isPresent()) {
            return told(call, context, Outcome.passed("template", template.get()));
        }
        if (!call.words().equals(written.words())) {
            context.remark("dash");
        }
        return told(call, context, outcome(name, call, context));
    }

    private Context context(Call call) {
        Space space = machine.space(call.namespace()).orElseGet(machine::root);
        return new Context(
                machine,
                space,
                removed(call),
                (part, reason) -> report.refused(call.line(), of(text(call), part), of(shown(call), part), reason),
                path -> Optional.ofNullable(files.read(call.namespace(), path)));
    }

    private static String of(String command, String part) {
        return part.isEmpty() ? command : command.lines().findFirst().orElse("") + ": " + part;
    }

    /** What tidies up is told once it is known whether anything was made after it. */
    private BiConsumer<Boolean, String> removed(Call call) {
        return (went, element) -> {
            if (went) {
                report.understood(call.line(), text(call), element);
            } else {
                report.passedOver(call.line(), text(call), ImportTexts.of("passed.cleanup"));
            }
        };
    }

    private Outcome outcome(String name, Call call, Context context) {
        try {
            ScriptCommand known = KnownCommands.find(name);
            return known == null ? others.outcome(name, call) : known.run(call, context);
        } catch (CommandEnd stop) {
            return stop.outcome();
        } catch (BadValue bad) {
            return Outcome.failed("value", bad.said(), bad.remedySaid());
        }
    }

    private Answer told(Call call, Context context, Outcome outcome) {
        String text = text(call);
        context.remarks().forEach(remark -> report.remark(call.line(), text, remark));
        return switch (outcome) {
            case Outcome.Done done -> {
                report.understood(call.line(), text, done.element());
                yield new Answer(0, done.output());
            }
            case Outcome.Waits waits -> Answer.OK;
            case Outcome.Shown shown -> {
                report.passedOver(call.line(), text, shown.reason());
                yield new Answer(shown.status(), shown.output());
            }
            case Outcome.Passed passed -> {
                report.passedOver(call.line(), text, passed.reason());
                yield new Answer(passed.status(), passed.status() == 0 ? null : "");
            }
            case Outcome.Refused refused -> {
                report.refused(call.line(), text, shown(call), refused.reason());
                yield Answer.UNKNOWN;
            }
            case Outcome.Failed failed -> {
                report.refused(call.line(), text, shown(call), failed.reason());
                yield Answer.status(2);
            }
        };
    }

    /** As it is written, or as it was evaluated where that says more. */
    private static String text(Call call) {
        return call.text().isEmpty() ? Unknown.shown(String.join(" ", call.words())) : call.text();
    }

    /** As it was evaluated, where what is written does not say. */
    private static String shown(Call call) {
        return call.text().contains("$") ? Unknown.shown(String.join(" ", call.words())) : text(call);
    }

    /** With hyphens where a word processor made long dashes of them. */
    private static Call plain(Call call) {
        List<String> words = new ArrayList<>();
        for (String word : call.words()) {
            String rest = DASH.matcher(word).replaceFirst("");
            words.add(rest.length() == word.length() || rest.isEmpty() ? word : (rest.length() == 1 ? "-" : "--") + rest.replaceFirst("^-+", ""));
        }
        return call.withWords(words);
    }

    /** Whether a name depends on what a program would have answered, which is told. */
    private boolean isUnknown(Call call, String name) {
        boolean unknown = Unknown.isIn(name);
        if (unknown) {
            report.refused(call.line(), text(call), shown(call), ImportTexts.of("refused.unknown", Unknown.source(name).orElse(name)));
        }
        return unknown;
    }

    @Override
    public boolean enter(Call call, String namespace) {
        if (isUnknown(call, namespace)) {
            return false;
        }
        if (machine.space(namespace).isPresent() && !namespace.isEmpty()) {
            if (OtherPrograms.isShell(call.words().getFirst()) && call.words().size() == 1) {
                opened.open(namespace);
            }
            return true;
        }
        if (page && CodeBlocks.isTemplate(namespace)) {
            report.passedOver(call.line(), text(call), ImportTexts.of("passed.template", namespace));
            return false;
        }
        if (looks(call.words())) {
            report.passedOver(call.line(), text(call), ImportTexts.of("passed.looks", call.name()));
        } else {
            report.refused(call.line(), text(call), shown(call), ImportTexts.of("failed.namespace", namespace));
        }
        return false;
    }

    /** Whether a command that finds no namespace to run in would only have looked there. */
    private static boolean looks(List<String> words) {
        return KnownCommands.harmless(words.getFirst()) != null
                || OtherPrograms.isShell(words.getFirst()) && words.size() == 1
                || words.getFirst().equals("ip") && words.stream().noneMatch(w -> w.matches("s|set|add|a|del|delete|replace|change|flush") && !w.equals("a"))
                || words.equals(List.of("ip", "a"));
    }

    @Override
    public @Nullable String container(Call call, String name) {
        if (isUnknown(call, name)) {
            return null;
        }
        Containers containers = machine.containers();
        boolean changes = KnownCommands.isIn(call.words()) && !looks(call.words());
        if (changes && !containers.has(name)) {
            labs.find(name, call.line());
        }
        if (changes && !containers.has(name)) {
            report.refused(call.line(), text(call), shown(call), ImportTexts.of("refused.noContainer", name));
            return null;
        }
        if (!changes && !containers.isDrawn(name)) {
            report.passedOver(call.line(), text(call), ImportTexts.of("passed.looks", call.name()));
            return null;
        }
        if (containers.isJoined(name) && !containers.isDrawn(name)) {
            report.remark(call.line(), text(call), ImportTexts.of("remark.ownNetwork", name));
        }
        return containers.space(name).map(Space::name).orElse(null);
    }

    @Override
    public void started(String process, String namespace) {
        machine.process(process, namespace);
    }

    @Override
    public @Nullable String namespaceOf(String process) {
        return process.equals(INIT) ? "" : machine.ofProcess(process).map(Space::name).orElse(null);
    }

    @Override
    public List<String> namespaces() {
        return machine.spaces().stream().filter(s -> !s.isRoot()).map(Space::name).toList();
    }

    @Override
    public void write(Call call, String path, String text) {
        Context context = context(call);
        told(call, context, KernelFiles.write(path, text, context));
    }

    @Override
    public @Nullable String read(String namespace, String path) {
        return kernel.read(namespace, path);
    }

    @Override
    public boolean exists(String namespace, String path) {
        return kernel.exists(namespace, path);
    }

    @Override
    public long told() {
        return report.told();
    }

    @Override
    public @Nullable String file(String namespace, String path) {
        return library.text(namespace, path).orElse(path.equals(TableName.FILE) ? TableName.AS_IT_COMES : null);
    }

    @Override
    public void unreadable(int line, String text) {
        if (page) {
            report.passedOver(line, text.strip(), ImportTexts.of("passed.printed"));
        } else {
            report.refused(line, text.strip(), text.strip(), ImportTexts.of("refused.unreadable"));
        }
    }

    @Override
    public void endless(int line, String text) {
        report.refused(line, text, text, ImportTexts.of("refused.endless"));
    }
}
