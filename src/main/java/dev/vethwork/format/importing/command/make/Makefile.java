package dev.vethwork.format.importing.command.make;

import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.shell.Evaluator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Makefile: targets, what each of them needs first, and the commands that make it, each line for a shell of its own. */
public final class Makefile {
    private static final Pattern NAME = Pattern.compile("(GNUm|m|M)akefile(\\..*)?|.*\\.mk");
    private static final Pattern RECIPE = Pattern.compile("(?m)^[A-Za-z0-9_.-]+[ \t]*::?(?!=)[^\n]*\n(?:\n|#[^\n]*\n)*\t\\S");

    private static final Pattern RULE = Pattern.compile("([^\\s:=#][^:=#]*?)\\s*::?(?!=)([^;#]*)(?:;\\s*(.*)|#.*)?", Pattern.DOTALL);

    /** {@code make} in a recipe, for other targets. */
    private static final Pattern AGAIN = Pattern.compile("(?:sudo\\s+)?make((?:\\s+[A-Za-z0-9_.-]+)+)\\s*");

    /** How deep recipes may begin each other: more than anybody writes. */
    private static final int DEEPEST = 100;

    private final SequencedMap<String, Rule> rules = new LinkedHashMap<>();
    private final MakeVariables variables = new MakeVariables();

    /** A command, as it is written, and the number of its line. */
    record Command(int line, String text) {}

    private record Rule(List<String> needs, List<Command> recipe) {}

    private Makefile() {}

    /** By its name, or because nothing else is written so. */
    public static boolean isOne(Source source) {
        String text = source.text();
        return isNamed(source) || source.isSingle() && !text.startsWith("#!") && RECIPE.matcher(text).find();
    }

    public static boolean isNamed(Source source) {
        return source.isSingle() && NAME.matcher(source.file()).matches();
    }

    public static Makefile of(String text) {
        Makefile made = new Makefile();
        List<String> current = List.of();
        for (MakeLines.Line line : MakeLines.of(text, made.variables)) {
            if (line.ofRecipe()) {
                for (String target : current) {
                    made.rule(target).recipe.add(new Command(line.number(), line.text()));
                }
                continue;
            }
            Matcher rule = RULE.matcher(line.text());
            if (rule.matches()) {
                current = made.begin(rule, line.number());
            }
        }
        return made;
    }

    private Rule rule(String target) {
        return rules.computeIfAbsent(target, t -> new Rule(new ArrayList<>(), new ArrayList<>()));
    }

    /** @return the targets to which what follows belongs */
    private List<String> begin(Matcher matcher, int line) {
        List<String> targets = words(variables.expanded(matcher.group(1))).stream().filter(t -> !t.startsWith(".") && !t.contains("%")).toList();
        for (String target : targets) {
            Rule rule = rule(target);
            rule.needs.addAll(words(variables.expanded(matcher.group(2))).stream().filter(need -> !need.equals("|")).toList());
            if (matcher.group(3) != null) {
                rule.recipe.add(new Command(line, matcher.group(3)));
            }
        }
        return targets;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    /** What can be asked for, that which is made where nothing is asked for first. */
    public List<String> targets() {
        return List.copyOf(rules.keySet());
    }

    /** Has the targets made, and what they need before them, each once. */
    public void make(List<String> targets, Evaluator evaluator) {
        Making making = new Making(evaluator);
        targets.forEach(making::make);
    }

    /** One {@code make}, and those that its recipes begin. */
    private final class Making {
        private final Evaluator evaluator;
        private final Set<String> begun = new HashSet<>();
        private final Set<String> done = new HashSet<>();
        private int depth;

        Making(Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        void make(String target) {
            Deque<String> waiting = new ArrayDeque<>(List.of(target));
            while (!waiting.isEmpty()) {
                String next = waiting.getFirst();
                Rule rule = rules.get(next);
                if (rule != null && begun.add(next)) {
                    rule.needs.reversed().stream().filter(need -> !begun.contains(need)).forEach(waiting::addFirst);
                } else {
                    waiting.removeFirst();
                    if (rule != null && done.add(next)) {
                        run(next, rule);
                    }
                }
            }
        }

        private void run(String target, Rule rule) {
            Map<String, String> own = Map.of(
                    "@", target, "<", rule.needs.isEmpty() ? "" : rule.needs.getFirst(), "^", String.join(" ", rule.needs));
            depth++;
            for (Command command : rule.recipe) {
                String text = variables.expanded(command.text().replaceFirst("^[@+\\s-]+", ""), own);
                Matcher again = AGAIN.matcher(text);
                if (depth < DEEPEST && again.matches() && rules.keySet().containsAll(words(again.group(1)))) {
                    words(again.group(1)).forEach(this::make);
                } else {
                    evaluator.runIn("", Map.of(), text, command.line());
                }
            }
            depth--;
        }
    }
}
