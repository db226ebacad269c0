package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Programs.Answer;
import dev.vethwork.format.importing.shell.Tree.Assignment;
import dev.vethwork.format.importing.shell.Tree.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a script: what it would run is handed to {@link Programs}, one call after the other. */
public final class Evaluator {
    /** Where a script takes itself to run. */
    public static final String FOLDER = "/root/";

    private final Programs programs;
    private final Limits limits = new Limits();
    private final Map<String, Tree> functions = new HashMap<>();
    private final Files files;
    private final Builtins builtins;
    private final TextPrograms texts;
    private final Wrappers wrappers;

    private Variables variables = new Variables();
    private String namespace;
    private @Nullable Input input;
    private @Nullable StringBuilder out;
    private boolean background;
    private boolean quiet;
    private int status;
    private int depth;

    public Evaluator(Programs programs, String namespace) {
        this.programs = programs;
        this.namespace = namespace;
        this.files = new Files(programs);
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
        functions.clear();
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
        } catch (Flow end) {
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
            boolean leaves = one instanceof Tree.Simple s && s.words().size() == 1 && "exit".equals(s.words().getFirst().plain());
            if (entered != null && all.commands().subList(i + 1, all.commands().size()).stream().anyMatch(Evaluator::exits)) {
                namespace = entered;
            } else if (leaves && !namespace.equals(before)) {
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
            case Tree.Simple simple -> simple(simple);
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
                try {
                    yield subshell(() -> run(beside.command()));
                } finally {
                    background = before;
                }
            }
            case Tree.Redirected redirected ->
                redirected(redirected.redirects(), redirected.line(), "", () -> run(redirected.command()));
            case Tree.If choice -> {
                if (run(choice.condition()) == 0) {
                    yield run(choice.then());
                }
                Tree otherwise = choice.otherwise();
                yield otherwise == null ? 0 : run(otherwise);
            }
            case Tree.While loop -> loop(loop);
            case Tree.For loop -> forLoop(loop);
            case Tree.Counting loop -> counting(loop);
            case Tree.Case cases -> cases(cases);
            case Tree.Function function -> {
                functions.put(function.name(), function.body());
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

    private interface Body {
        int run();
    }

    /** What is set inside is forgotten; an exit leaves it alone. */
    private int subshell(Body body) {
        Variables before = variables;
        String wasIn = namespace;
        variables = variables.copy();
        try {
            return body.run();
        } catch (Flow.Exit exit) {
            return exit.status();
        } finally {
            variables = before;
            namespace = wasIn;
        }
    }

    private int pipeline(Tree.Pipeline pipeline) {
        Input before = input;
        StringBuilder outside = out;
        int last = 0;
        List<Tree> stages = pipeline.stages();
        try {
            for (int i = 0; i < stages.size(); i++) {
                Tree stage = stages.get(i);
                boolean end = i == stages.size() - 1;
                StringBuilder printed = new StringBuilder();
                out = end ? outside : printed;
                last = stages.size() == 1 ? run(stage) : subshell(() -> run(stage));
                input = new Input(printed.toString());
            }
        } finally {
            input = before;
            out = outside;
        }
        return pipeline.negated() ? last == 0 ? 1 : 0 : last;
    }

    private int loop(Tree.While loop) {
        int last = 0;
        Rounds rounds = new Rounds(loop.line());
        while ((run(loop.condition()) == 0) != loop.until()) {
            if (rounds.isLast()) {
                return 0;
            }
            try {
                last = run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
        }
        return last;
    }

    /**
     * When a loop is left that does not end by itself. One that leaves all as it was waits for what only a running machine
     * brings, such as a daemon that is up: the script goes on as if it had come.
     */
    private final class Rounds {
        private final int line;
        private State before = new State(-1, 0, 0, 0);
        private int count;

        private Rounds(int line) {
            this.line = line;
        }

        private boolean isLast() {
            Input reads = input;
            State now = new State(programs.told(), variables.fingerprint(), files.changes(), reads == null ? 0 : reads.left());
            if (now.equals(before)) {
                return true;
            }
            before = now;
            if (count++ < Limits.ROUNDS) {
                return false;
            }
            programs.endless(line);
            return true;
        }
    }

    private record State(long told, long variables, int files, int input) {}

    /** Whether the loop ends; an outer one may be meant as well. */
    private static boolean passesOn(Flow.Loop flow) {
        if (flow.levels() > 1) {
            throw new Flow.Loop(flow.goesOn(), flow.levels() - 1);
        }
        return !flow.goesOn();
    }

    private int forLoop(Tree.For loop) {
        List<Word> words = loop.words();
        List<String> over = words == null ? variables.arguments() : expansion().fields(words);
        int last = 0;
        for (String value : over) {
            variables.set(loop.name(), value);
            try {
                last = run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
        }
        return last;
    }

    private int counting(Tree.Counting loop) {
        calculate(loop.first());
        int last = 0;
        Rounds rounds = new Rounds(loop.line());
        while (loop.condition().parts().isEmpty() || calculate(loop.condition()) != 0) {
            if (rounds.isLast()) {
                return 0;
            }
            try {
                last = run(loop.body());
            } catch (Flow.Loop flow) {
                if (passesOn(flow)) {
                    break;
                }
            }
            calculate(loop.step());
        }
        return last;
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

    private int simple(Tree.Simple simple) {
        List<String> words = expansion().fields(simple.words());
        if (words.isEmpty()) {
            status = 0;
            simple.assignments().forEach(this::assign);
            return simple.redirects().isEmpty() ? status : redirected(simple.redirects(), simple.line(), simple.text(), () -> 0);
        }
        if (Builtins.DECLARATIONS.contains(words.getFirst())) {
            int result = invoke(new Call(simple.line(), simple.text(), words, namespace, null, background, quiet));
            simple.assignments().forEach(this::assign);
            return result;
        }
        Map<String, @Nullable String> before = new HashMap<>();
        for (Assignment assignment : simple.assignments()) {
            before.put(assignment.name(), variables.get(assignment.name()));
            assign(assignment);
            variables.export(assignment.name());
        }
        try {
            return redirected(
                    simple.redirects(),
                    simple.line(),
                    simple.text(),
                    () -> invoke(new Call(
                            simple.line(), simple.text(), words, namespace, null, background, quiet)));
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    variables.unset(name);
                } else {
                    variables.set(name, value);
                }
            });
        }
    }

    private void assign(Assignment assignment) {
        Expansion expansion = expansion();
        List<Word> items = assignment.items();
        if (items != null) {
            list(assignment, items);
            return;
        }
        Word at = assignment.index();
        String index = at == null ? "0" : expansion.index(assignment.name(), expansion.text(at));
        String value = expansion.text(assignment.value());
        String now = assignment.appends() ? variables.get(assignment.name(), index) : "";
        variables.set(assignment.name(), index, (now == null ? "" : now) + value);
    }

    /** A list, or one whose items name their keys: {@code ([a]=1 [b]=2)}. */
    private void list(Assignment assignment, List<Word> items) {
        List<String> values = expansion().fields(items);
        if (!values.isEmpty() && values.stream().allMatch(v -> v.matches("(?s)\\[[^]]+]=.*"))) {
            variables.setAll(assignment.name(), List.of(), assignment.appends());
            for (String value : values) {
                int end = value.indexOf("]=");
                variables.set(assignment.name(), value.substring(1, end), value.substring(end + 2));
            }
            return;
        }
        variables.setAll(assignment.name(), values, assignment.appends());
    }

    private int redirected(List<Redirect> redirects, int line, String text, Body body) {
        if (redirects.isEmpty()) {
            return body.run();
        }
        Input inputBefore = input;
        StringBuilder outBefore = out;
        boolean quietBefore = quiet;
        StringBuilder printed = null;
        Redirect target = null;
        try {
            for (Redirect redirect : redirects) {
                String where = expansion().text(redirect.target());
                switch (redirect.kind()) {
                    case TEXT -> input = new Input(where);
                    case FROM -> {
                        String content = files.read(namespace, where);
                        input = new Input(content == null ? Unknown.of(where) : content);
                    }
                    case TO, APPEND -> {
                        if (redirect.descriptor() == 2) {
                            quiet = true;
                        } else {
                            printed = new StringBuilder();
                            out = printed;
                            target = redirect;
                        }
                    }
                    case COPY -> {
                        if (redirect.descriptor() == 1 && where.equals("2")) {
                            printed = new StringBuilder();
                            out = printed;
                        }
                    }
                }
            }
            int result = body.run();
            if (target != null && printed != null) {
                String path = expansion().text(target.target());
                Call call = new Call(line, text, List.of(">", path), namespace, null, background, quiet);
                files.write(call, path, printed.toString(), target.kind() == Redirect.Kind.APPEND);
            }
            return result;
        } finally {
            input = inputBefore;
            out = outBefore;
            quiet = quietBefore;
        }
    }

    /** A command whose words are known: a function, a part of the shell, a program. */
    int invoke(Call call) {
        limits.step();
        String name = call.name();
        Tree function = functions.get(name);
        if (function != null) {
            return function(function, call);
        }
        Answer answer = builtins.run(call);
        if (answer == null) {
            answer = wrappers.run(call);
        }
        if (answer == null) {
            answer = texts.run(call);
        }
        if (answer == null) {
            Input given = input;
            answer = programs.run(given == null || name.equals("ip") ? call : call.withInput(given.all()));
        }
        String printed = answer.output();
        print(printed == null ? Unknown.of(String.join(" ", call.words())) : printed);
        return answer.status();
    }

    private int function(Tree body, Call call) {
        if (depth >= Limits.DEPTH) {
            throw new Limits.ExceededException();
        }
        List<String> before = variables.arguments();
        variables.arguments(call.words().subList(1, call.words().size()));
        variables.beginFunction();
        depth++;
        try {
            return run(body);
        } catch (Flow.Return end) {
            return end.status();
        } finally {
            depth--;
            variables.endFunction();
            variables.arguments(before);
        }
    }

    /** A shell of its own that reads a text: {@code sh -c}, {@code eval} has the variables of this one. */
    int script(String text, int line, String in, List<String> arguments, boolean ours) {
        if (depth >= Limits.DEPTH) {
            throw new Limits.ExceededException();
        }
        Variables before = variables;
        String wasIn = namespace;
        Input inputBefore = input;
        depth++;
        if (!ours) {
            variables = variables.inherited(arguments);
            input = null;
        }
        namespace = in;
        try {
            return run(Parser.parse(text, line));
        } catch (Flow.Exit exit) {
            if (ours) {
                throw exit;
            }
            return exit.status();
        } finally {
            depth--;
            variables = before;
            namespace = wasIn;
            input = inputBefore;
        }
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

    /** What the commands print, without the line breaks at its end. */
    private String output(Tree commands) {
        StringBuilder before = out;
        StringBuilder printed = new StringBuilder();
        out = printed;
        try {
            int[] result = new int[1];
            result[0] = subshell(() -> run(commands));
            status = result[0];
        } finally {
            out = before;
        }
        int end = printed.length();
        while (end > 0 && printed.charAt(end - 1) == '\n') {
            end--;
        }
        return printed.substring(0, end);
    }

    Expansion expansion() {
        return new Expansion(variables, this::output, status);
    }

    void print(String text) {
        StringBuilder to = out;
        if (to != null && to.length() + text.length() < 1 << 20) {
            to.append(text);
        }
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

    @Nullable Input input() {
        return input;
    }

    boolean isFunction(String name) {
        return functions.containsKey(name);
    }

    void forget(String function) {
        functions.remove(function);
    }

    int status() {
        return status;
    }
}
