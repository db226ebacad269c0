package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Parser;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the shell does itself. */
final class Builtins {
    static final Set<String> DECLARATIONS = Set.of("local", "declare", "typeset", "export", "readonly");

    private static final Pattern ALIAS = Pattern.compile("([A-Za-z_][\\w.-]*)=(.*\\S.*)");

    /** The file that is read. */
    private static final String SOURCE = "BASH_SOURCE";

    private final ScriptShell shell;
    private final Folders folders;

    Builtins(ScriptShell shell) {
        this.shell = shell;
        this.folders = new Folders(shell);
    }

    /** Null for what is none. */
    @Nullable Answer run(Call call) {
        List<String> words = call.words();
        List<String> arguments = words.subList(1, words.size());
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return switch (call.name()) {
            case ":", "true", "set", "shopt", "trap", "wait", "ulimit", "umask", "sleep", "sync",
                    "hash", "jobs", "disown", "clear", "reset", "fg", "bg" -> {
                set(call.name(), arguments);
                yield Answer.OK;
            }
            case "cd", "pushd", "popd" -> folders.run(call.name(), arguments);
            case "false" -> Answer.status(1);
            case "exit" -> throw new ControlFlow.Exit(first.isEmpty() ? shell.status() : Arithmetic.number(first));
            case "return" -> throw new ControlFlow.Return(first.isEmpty() ? shell.status() : Arithmetic.number(first));
            case "break", "continue" ->
                throw new ControlFlow.Loop(call.name().equals("continue"), first.isEmpty() ? 1 : Arithmetic.number(first));
            case "local", "declare", "typeset", "export", "readonly" -> declare(call.name(), arguments);
            case "alias" -> alias(call, arguments);
            case "unalias" -> {
                arguments.forEach(shell.functions()::forget);
                yield Answer.OK;
            }
            case "unset" -> unset(arguments);
            case "shift" -> shift(first);
            case "read" -> Answer.status(read(arguments));
            case "mapfile", "readarray" -> mapfile(arguments);
            case "test" -> Answer.status(Conditions.plain(shell, arguments));
            case "[" -> Answer.status(Conditions.plain(
                    shell, arguments.isEmpty() ? arguments : arguments.subList(0, arguments.size() - 1)));
            case "let" -> {
                long last = 0;
                for (String expression : arguments) {
                    last = Arithmetic.number(shell.expansion().calculate(expression));
                }
                yield Answer.status(last != 0 ? 0 : 1);
            }
            case "type", "which" -> found(first);
            case "command" -> first.equals("-v") || first.equals("-V") ? found(words.getLast()) : null;
            case "eval" -> Answer.status(
                    shell.script(String.join(" ", arguments), call.line(), call.namespace(), List.of(), true));
            case "source", "." -> source(call, arguments);
            case "getopts" -> Answer.status(new Getopts(shell).run(arguments));
            case "kill" -> Answer.OK;
            default -> null;
        };
    }

    /** Every program is taken to be there. */
    private Answer found(String name) {
        return new Answer(0, shell.functions().has(name) ? name + "\n" : "/usr/bin/" + name + "\n");
    }

    private void set(String name, List<String> arguments) {
        if (name.equals("set") && arguments.contains("--")) {
            shell.variables().arguments(arguments.subList(arguments.indexOf("--") + 1, arguments.size()));
        }
    }

    private Answer declare(String how, List<String> arguments) {
        boolean keyed = false;
        for (String argument : arguments) {
            if (argument.startsWith("-") || argument.startsWith("+")) {
                keyed |= argument.contains("A");
                continue;
            }
            int equals = argument.indexOf('=');
            boolean appends = equals > 0 && argument.charAt(equals - 1) == '+';
            String name = equals < 0 ? argument : argument.substring(0, appends ? equals - 1 : equals);
            if (how.equals("local")) {
                shell.variables().local(name);
            }
            if (keyed) {
                shell.variables().keyed(name);
            }
            if (how.equals("export")) {
                shell.variables().export(name);
            }
            if (equals >= 0) {
                String before = appends ? shell.variables().get(name) : "";
                shell.variables().set(name, (before == null ? "" : before) + argument.substring(equals + 1));
            }
        }
        return Answer.OK;
    }

    /** A function that is given on what it is called with. One that only adds options to a program of its name changes nothing drawn. */
    private Answer alias(Call call, List<String> arguments) {
        for (String argument : arguments) {
            Matcher named = ALIAS.matcher(argument);
            if (named.matches() && !named.group(2).strip().startsWith(named.group(1))) {
                Tree body = Parser.parse(named.group(2).strip() + " \"$@\"", call.line());
                shell.functions().define(new Tree.Function(call.line(), named.group(1), body));
            }
        }
        return Answer.OK;
    }

    private Answer unset(List<String> arguments) {
        for (String argument : arguments) {
            int bracket = argument.indexOf('[');
            if (argument.startsWith("-")) {
                continue;
            }
            if (bracket > 0 && argument.endsWith("]")) {
                shell.variables().unset(argument.substring(0, bracket), argument.substring(bracket + 1, argument.length() - 1));
            } else {
                shell.variables().unset(argument);
                if (arguments.contains("-f")) {
                    shell.functions().forget(argument);
                }
            }
        }
        return Answer.OK;
    }

    private Answer shift(String count) {
        int by = count.isEmpty() ? 1 : Arithmetic.number(count);
        List<String> now = shell.variables().arguments();
        if (by > now.size() || by < 0) {
            return Answer.status(1);
        }
        shell.variables().arguments(now.subList(by, now.size()));
        return Answer.OK;
    }

    private int read(List<String> arguments) {
        List<String> names = new ArrayList<>();
        boolean list = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("-") && word.length() > 1) {
                list |= word.contains("a");
                char last = word.charAt(word.length() - 1);
                if ("pdtnNu".indexOf(last) >= 0 && word.length() <= 3) {
                    i++;
                }
            } else {
                names.add(word);
            }
        }
        ShellInput input = shell.input();
        String line = input == null ? null : input.line();
        if (names.isEmpty()) {
            names.add("REPLY");
        }
        String given = line == null ? "" : line;
        List<String> fields = split(given, list ? -1 : names.size());
        if (list) {
            shell.variables().setAll(names.getFirst(), fields, false);
        } else {
            for (int i = 0; i < names.size(); i++) {
                shell.variables().set(names.get(i), i < fields.size() ? fields.get(i) : "");
            }
        }
        return line == null ? 1 : 0;
    }

    /** @param most the last takes the rest; -1 for as many as there are */
    private List<String> split(String line, int most) {
        String set = shell.variables().get("IFS");
        String separators = set == null ? " \t\n" : set;
        if (separators.isEmpty()) {
            return List.of(line);
        }
        String blank = separators.isBlank() ? "[" + Pattern.quote(separators) + "]+" : "[" + Pattern.quote(separators) + "]";
        String text = separators.isBlank() ? line.strip() : line;
        return text.isEmpty() ? List.of() : List.of(text.split(blank, most));
    }

    private Answer mapfile(List<String> arguments) {
        List<String> lines = new ArrayList<>();
        ShellInput input = shell.input();
        if (input != null) {
            input.all().lines().forEach(lines::add);
        }
        String name = arguments.isEmpty() || arguments.getLast().startsWith("-") ? "MAPFILE" : arguments.getLast();
        shell.variables().setAll(name, lines, false);
        return Answer.OK;
    }

    /** A file that this script wrote; others are not looked at. */
    private @Nullable Answer source(Call call, List<String> arguments) {
        if (arguments.isEmpty()) {
            return Answer.status(2);
        }
        String path = arguments.getFirst();
        String text = shell.files().read(call.namespace(), path);
        if (text == null) {
            return null;
        }
        List<String> from = shell.variables().all(SOURCE);
        shell.variables().set(SOURCE, path);
        try {
            return Answer.status(shell.script(text, call.line(), call.namespace(), List.of(), true));
        } finally {
            shell.variables().setAll(SOURCE, from, false);
        }
    }
}
