package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Programs.Answer;
import dev.vethwork.format.importing.shell.Streams.Body;
import dev.vethwork.format.importing.shell.syntax.Parser;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.syntax.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a script: what it would run is handed to {@link Programs}, one call after the other. */
public final class Evaluator {
    /** Where a script takes itself to run. */
    public static final String FOLDER = "/root/";

    /** The number of a script's own process. */
    public static final String PROCESS = MadeUp.PROCESS;

    private final Programs programs;
    private final Limits limits = new Limits();
    private final Streams streams = new Streams();
    private final Functions functions = new Functions(this, limits);
    private final Loops loops = new Loops(this);
    private final Redirections redirections = new Redirections(this, streams);
    private final SimpleCommands simple = new SimpleCommands(this, redirections);
    private final Files files;
    private final Builtins builtins;
    private final TextPrograms texts;
    private final Wrappers wrappers;

    private Variables variables = new Variables();
    private String namespace;
    private String ranIn = "";
    private int children;
    private boolean background;
    private int status;

    public Evaluator(Programs programs, String namespace) {
        this.programs = programs;
        this.namespace = namespace;
        this.files = new Files(programs);
        programs.begin(files::read);
        this.builtins = new Builtins(this);
        this.texts = new TextPrograms(this);
        this.wrappers = new Wrappers(this);
        setUp();
    }

    private void setUp() {
        Map.of("EUID", "0", "UID", "0", "USER", "root", "HOME", "/root", "PWD", "/root", "SHELL", "/bin/bash",
                        "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "BASH_SOURCE", "script.sh", "HOSTNAME", "host")
                .forEach((name, value) -> {
                    variables.set(name, value);
                    variables.export(name);
                });
        variables.set("OSTYPE", "linux-gnu");
    }

    /** A variable that programs see as well. */
    private void set(String name, String value) {
        variables.set(name, value);
        variables.export(name);
    }

    /** The same elsewhere, with nothing left of what was set before but the time that is left. */
    public void runIn(String where, Map<String, String> environment, String script, int line) {
        namespace = where;
        variables = new Variables();
        functions.forgetAll();
        setUp();
        environment.forEach(this::set);
        run(script, line, List.of());
    }

    /**
     * Evaluates a script from its first line to its last.
     *
     * @param line the number of its first line
     */
    public void run(String script, int line, List<String> arguments) {
        variables.arguments(arguments);
        try {
            top(Parser.parse(script, line));
        } catch (ControlFlow end) {
            // It ended itself.
        } catch (Limits.ExceededException | StackOverflowError e) {
            programs.endless(line);
        }
    }

    /** A shell that is opened in a namespace holds until the exit, where there is one. */
    private void top(Tree tree) {
        if (!(tree instanceof Tree.Sequence all)) {
            run(tree);
            return;
        }
        String before = namespace;
        for (int i = 0; i < all.commands().size(); i++) {
            Tree one = all.commands().get(i);
            String entered = wrappers.entered(one);
            if (entered != null && all.commands().subList(i + 1, all.commands().size()).stream().anyMatch(Evaluator::exits)) {
                namespace = entered;
            } else if (exits(one) && !namespace.equals(before)) {
                namespace = before;
            } else {
                run(one);
            }
        }
    }

    private static boolean exits(Tree tree) {
        return tree instanceof Tree.Simple s && s.words().size() == 1 && "exit".equals(s.words().getFirst().plain());
    }

    int run(Tree tree) {
        limits.step();
        status = switch (tree) {
            case Tree.Simple words -> simple.run(words);
            case Tree.Pipeline pipeline -> pipeline(pipeline);
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
            case Tree.Subshell subshell -> subshell(() -> run(subshell.body()));
            case Tree.Background beside -> {
                boolean before = background;
                background = true;
                ranIn = namespace;
                try {
                    yield subshell(() -> run(beside.command()));
                } finally {
                    background = before;
                    String process = nextProcess();
                    children++;
                    programs.started(process, ranIn);
                    variables.set("!", process);
                }
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
    private int subshell(Body body) {
        Variables before = variables;
        String wasIn = namespace;
        variables = variables.copy();
        try {
            return body.run();
        } catch (ControlFlow.Exit exit) {
            return exit.status();
        } finally {
            variables = before;
            namespace = wasIn;
        }
    }

    private int pipeline(Tree.Pipeline pipeline) {
        StringBuilder outside = streams.out();
        int last = streams.apart(() -> stages(pipeline.stages(), outside));
        return pipeline.negated() ? last == 0 ? 1 : 0 : last;
    }

    /** Each reads what the one before it printed; what the last prints goes outside. */
    private int stages(List<Tree> stages, @Nullable StringBuilder outside) {
        for (Tree stage : stages.subList(0, stages.size() - 1)) {
            StringBuilder printed = streams.captured();
            subshell(() -> run(stage));
            streams.readFrom(new ShellInput(printed.toString()));
        }
        streams.printTo(outside);
        Tree last = stages.getLast();
        return stages.size() == 1 ? run(last) : subshell(() -> run(last));
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
    int invoke(Call call) {
        limits.step();
        Answer answer = answer(call);
        String printed = answer.output();
        print(printed == null ? Unknown.of(String.join(" ", call.words())) : printed);
        return answer.status();
    }

    private Answer answer(Call call) {
        // Of what runs another command, that one is the last to come by.
        ranIn = call.namespace();
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

    /** The number that the next process beside the script gets. */
    String nextProcess() {
        return Integer.toString(MadeUp.FIRST_CHILD + children);
    }

    Call call(int line, String text, List<String> words) {
        return new Call(line, text, words, namespace, null, background, streams.isQuiet());
    }

    /** A shell of its own that reads a text: {@code sh -c}, {@code eval} has the variables of this one. */
    int script(String text, int line, String in, List<String> arguments, boolean ours) {
        return limits.deeper(() -> streams.apart(() -> {
            Variables before = variables;
            String wasIn = namespace;
            if (!ours) {
                variables = variables.inherited(arguments);
                streams.readFrom(null);
            }
            namespace = in;
            try {
                return run(Parser.parse(text, line));
            } catch (ControlFlow.Exit exit) {
                if (ours) {
                    throw exit;
                }
                return exit.status();
            } finally {
                variables = before;
                namespace = wasIn;
            }
        }));
    }

    /** The same words as a command elsewhere. */
    int invokeIn(Call call, String where) {
        String before = namespace;
        namespace = where;
        try {
            return invoke(call.in(where));
        } finally {
            namespace = before;
        }
    }

    private String printed(Tree commands) {
        StringBuilder printed = new StringBuilder();
        status = streams.apart(() -> {
            streams.printTo(printed);
            return subshell(() -> run(commands));
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

    Expansion expansion() {
        return new Expansion(variables, this::output, commands -> files.hold(printed(commands)), status);
    }

    void print(String text) {
        streams.print(text);
    }

    Variables variables() {
        return variables;
    }

    Programs programs() {
        return programs;
    }

    Files files() {
        return files;
    }

    String namespace() {
        return namespace;
    }

    @Nullable ShellInput input() {
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
