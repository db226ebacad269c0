package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Body;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Files;
import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.Programs;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.call.WorkingFolder;
import dev.vethwork.format.importing.shell.syntax.Parser;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.text.Surroundings;
import dev.vethwork.format.importing.shell.text.TextPrograms;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import dev.vethwork.format.importing.shell.value.Expansion;
import dev.vethwork.format.importing.shell.value.Patterns;
import dev.vethwork.format.importing.shell.value.Variables;
import dev.vethwork.format.importing.shell.wrapper.CallingShell;
import dev.vethwork.format.importing.shell.wrapper.Wrappers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shell at work: walks the tree of a script, and calls what its words name. */
final class ScriptShell implements CallingShell, Surroundings {
    private final Programs programs;
    private final Limits limits = new Limits();
    private final Streams streams = new Streams();
    private final Functions functions = new Functions(this, limits);
    private final Loops loops = new Loops(this);
    private final Pipelines pipelines = new Pipelines(this, streams);
    private final Redirections redirections = new Redirections(this, streams);
    private final SimpleCommands simple = new SimpleCommands(this, redirections);
    private final Children children;
    private final Files files;
    private final Builtins builtins;
    private final TextPrograms texts;
    private final Wrappers wrappers;

    private Scope scope;
    private int status;
    private int at;
    private String doing = "";

    ScriptShell(Programs programs, String namespace) {
        this.programs = programs;
        this.scope = new Scope(Variables.ofScript(limits), namespace);
        this.children = new Children(programs);
        this.files = new Files(programs, limits, this::folder);
        programs.begin(files::read);
        this.builtins = new Builtins(this);
        this.texts = new TextPrograms(this);
        this.wrappers = new Wrappers(this);
    }

    /** Nothing is left of what was set before. */
    void beginAnew(String where, Map<String, String> environment) {
        Variables variables = Variables.ofScript(limits);
        environment.forEach(variables::setForAll);
        scope = new Scope(variables, where);
        functions.forgetAll();
    }

    /** What comes next is done there. */
    void goTo(String namespace) {
        scope = scope.in(namespace);
    }

    int run(Tree tree) {
        limits.step();
        status = switch (tree) {
            case Tree.Simple words -> simple.run(words);
            case Tree.Pipeline pipeline -> pipelines.run(pipeline);
            case Tree.Both both -> {
                int first = run(both.first());
                yield (first == 0) == both.ifItSucceeds() ? run(both.second()) : first;
            }
            case Tree.Sequence sequence -> {
                int last = 0;
                for (Tree one : sequence.commands()) {
                    last = run(one);
                }
                yield last;
            }
            case Tree.Subshell subshell -> subshell(subshell.body());
            case Tree.Background beside -> {
                String process = children.next();
                int last = children.run(namespace(), () -> subshell(beside.command()));
                variables().set("!", process);
                yield last;
            }
            case Tree.Redirected redirected ->
                redirections.around(redirected.redirects(), redirected.line(), "", () -> run(redirected.command()));
            case Tree.If choice -> {
                if (run(choice.condition()) == 0) {
                    yield run(choice.then());
                }
                Tree otherwise = choice.otherwise();
                yield otherwise == null ? 0 : run(otherwise);
            }
            case Tree.While loop -> loops.whileLoop(loop);
            case Tree.For loop -> loops.forLoop(loop);
            case Tree.Counting loop -> loops.countingLoop(loop);
            case Tree.Case cases -> cases(cases);
            case Tree.Function function -> {
                functions.define(function);
                yield 0;
            }
            case Tree.Condition condition -> Conditions.extended(this, condition.words());
            case Tree.Calculation calculation -> calculate(calculation.expression()) != 0 ? 0 : 1;
            case Tree.Unreadable unreadable -> {
                programs.unreadable(unreadable.line(), unreadable.text());
                yield 2;
            }
        };
        return status;
    }

    /** What is set inside is forgotten; an exit leaves it alone. */
    int subshell(Tree commands) {
        return within(scope.copy(), () -> {
            try {
                return run(commands);
            } catch (ControlFlow.Exit exit) {
                return exit.status();
            }
        });
    }

    private int within(Scope inner, Body body) {
        Scope before = scope;
        scope = inner;
        try {
            return body.run();
        } finally {
            scope = before;
        }
    }

    private int cases(Tree.Case cases) {
        String subject = expansion().text(cases.subject());
        boolean taken = false;
        int last = 0;
        for (Tree.Arm arm : cases.arms()) {
            if (taken || arm.patterns().stream().anyMatch(p -> Patterns.matches(expansion().pattern(p), subject))) {
                last = run(arm.body());
                taken = true;
                if (!arm.goesOn()) {
                    return last;
                }
            }
        }
        return last;
    }

    long calculate(Word expression) {
        return Arithmetic.number(expansion().calculate(expansion().text(expression)));
    }

    /** A command whose words are known: a function, a part of the shell, a program. */
    @Override
    public int invoke(Call call) {
        limits.step();
        Answer answer = answer(call);
        String printed = answer.output();
        streams.print(printed == null ? Unknown.of(String.join(" ", call.words())) : printed);
        return answer.status();
    }

    private Answer answer(Call call) {
        children.runs(call.namespace());
        Answer answer = functions.run(call);
        if (answer == null) {
            answer = builtins.run(call);
        }
        if (answer == null) {
            answer = wrappers.run(call);
        }
        if (answer == null) {
            answer = texts.run(call);
        }
        if (answer == null) {
            ShellInput given = streams.input();
            answer = programs.run(given == null || call.name().equals("ip") ? call : call.withInput(given.all()));
        }
        return answer;
    }

    @Override
    public String nextProcess() {
        return children.next();
    }

    /** The line of the command that was evaluated last; 0 where there was none. */
    int at() {
        return at;
    }

    /** That command, as it is written. */
    String doing() {
        return doing;
    }

    Call call(int line, String text, List<String> words) {
        at = line;
        doing = text.isEmpty() ? String.join(" ", words) : text;
        return new Call(line, text, words, namespace(), null, children.isBeside(), streams.isQuiet());
    }

    /** A shell of its own that reads a text: {@code sh -c}, {@code eval} has the variables of this one. */
    @Override
    public int script(String text, int line, String in, List<String> arguments, boolean ours) {
        return script(text, line, (ours ? scope : scope.with(variables().inherited(arguments))).in(in), ours);
    }

    @Override
    public int file(String path, String text, int line, String in, List<String> arguments) {
        Variables variables = variables().inherited(arguments);
        variables.calledAs(path);
        return script(text, line, scope.with(variables).in(in), false);
    }

    private int script(String text, int line, Scope inner, boolean ours) {
        return limits.deeper(() -> streams.apart(() -> within(inner, () -> {
            if (!ours) {
                streams.readFrom(null);
            }
            try {
                return run(Parser.parse(text, line));
            } catch (ControlFlow.Exit exit) {
                if (ours) {
                    throw exit;
                }
                return exit.status();
            }
        })));
    }

    /** The same words as a command elsewhere. */
    @Override
    public int invokeIn(Call call, String where) {
        return within(scope.in(where), () -> invoke(call.in(where)));
    }

    private String printed(Tree commands) {
        StringBuilder printed = new StringBuilder();
        status = streams.apart(() -> {
            streams.printTo(printed);
            return subshell(commands);
        });
        return printed.toString();
    }

    /** What the commands print, without the line breaks at its end. */
    private String output(Tree commands) {
        String printed = printed(commands);
        int end = printed.length();
        while (end > 0 && printed.charAt(end - 1) == '\n') {
            end--;
        }
        return printed.substring(0, end);
    }

    @Override
    public Expansion expansion() {
        return new Expansion(variables(), this::output, commands -> files.hold(printed(commands)), status);
    }

    @Override
    public Variables variables() {
        return scope.variables();
    }

    @Override
    public String folder() {
        String here = variables().get("PWD");
        return here == null || !here.startsWith("/") ? WorkingFolder.OF_SCRIPT : here;
    }

    @Override
    public Programs programs() {
        return programs;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public String namespace() {
        return scope.namespace();
    }

    @Override
    public @Nullable ShellInput input() {
        return streams.input();
    }

    Functions functions() {
        return functions;
    }

    void succeeded() {
        status = 0;
    }

    int status() {
        return status;
    }
}
