package dev.vethwork.format.importing.command.make;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a Makefile that hold, with those that go on in the next put together; what sets a name is done on the way. */
final class MakeLines {
    private static final Pattern SETS = Pattern.compile(
            "(?:(?:override|export|private)\\s+)*([A-Za-z_][\\w.-]*)\\s*(=|:=|::=|:::=|\\?=|\\+=|!=)\\s*(.*)", Pattern.DOTALL);

    /** A name that holds for one target holds for all here. */
    private static final Pattern OF_TARGET = Pattern.compile("[\\w.% -]+:\\s*((?:export\\s+)?[A-Za-z_][\\w.-]*\\s*(?:=|:=|\\?=|\\+=).*)", Pattern.DOTALL);

    private static final Pattern COMPARES = Pattern.compile("(?s)if(n?)eq\\s*(\\(.*\\)|\"[^\"]*\"\\s+\"[^\"]*\"|'[^']*'\\s+'[^']*')\\s*");
    private static final Pattern ASKS = Pattern.compile("if(n?)def\\s+(\\S+)\\s*");

    private final MakeVariables variables;
    private final List<Line> kept = new ArrayList<>();

    /** For each condition around, whether what stands there holds, and whether an earlier branch did. */
    private final Deque<boolean[]> conditions = new ArrayDeque<>();

    private int defines;

    /** @param ofRecipe whether it is a command for a shell */
    record Line(int number, String text, boolean ofRecipe) {}

    private MakeLines(MakeVariables variables) {
        this.variables = variables;
    }

    static List<Line> of(String text, MakeVariables variables) {
        MakeLines lines = new MakeLines(variables);
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            int number = i + 1;
            StringBuilder whole = new StringBuilder(all.get(i));
            boolean ofRecipe = all.get(i).startsWith("\t");
            while (goesOn(whole) && i + 1 < all.size()) {
                String next = all.get(++i);
                if (ofRecipe) {
                    whole.append('\n').append(next.startsWith("\t") ? next.substring(1) : next);
                } else {
                    whole.setLength(whole.length() - 1);
                    whole.append(' ').append(next.strip());
                }
            }
            lines.take(number, whole.toString(), ofRecipe);
        }
        return lines.kept;
    }

    private static boolean goesOn(CharSequence line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private void take(int number, String line, boolean ofRecipe) {
        String text = ofRecipe ? line.substring(1) : line.strip();
        if (defines > 0 || !ofRecipe && text.startsWith("define ")) {
            defines += text.startsWith("define ") ? 1 : text.equals("endef") ? -1 : 0;
        } else if (!ofRecipe && condition(text)) {
            return;
        } else if (conditions.stream().allMatch(each -> each[0])) {
            if (ofRecipe || !sets(text)) {
                kept.add(new Line(number, text, ofRecipe));
            }
        }
    }

    private boolean condition(String text) {
        if (text.startsWith("endif")) {
            conditions.poll();
            return true;
        }
        if (text.startsWith("else")) {
            boolean[] now = conditions.peek();
            String rest = text.substring("else".length()).strip();
            if (now != null) {
                boolean before = now[1];
                now[0] = !before && (rest.isEmpty() || holds(rest));
                now[1] = before || now[0];
            }
            return true;
        }
        if (text.matches("(?s)ifn?(eq|def)\\b.*")) {
            boolean holds = holds(text);
            conditions.push(new boolean[] {holds, holds});
            return true;
        }
        return false;
    }

    private boolean holds(String text) {
        Matcher compares = COMPARES.matcher(text);
        if (compares.matches()) {
            List<String> both = both(compares.group(2));
            return both.getFirst().equals(both.getLast()) == compares.group(1).isEmpty();
        }
        Matcher asks = ASKS.matcher(text);
        return asks.matches() && variables.has(asks.group(2)) == asks.group(1).isEmpty();
    }

    /** The two texts in brackets, with a comma between them, or each in quotes. */
    private List<String> both(String text) {
        List<String> parts = text.startsWith("(")
                ? MakeFunctions.parts(text.substring(1, text.length() - 1))
                : List.of(text.substring(1, text.indexOf(text.charAt(0), 1)), text.substring(text.lastIndexOf(text.charAt(0), text.length() - 2) + 1, text.length() - 1));
        return List.of(
                variables.expanded(parts.getFirst()).strip(),
                variables.expanded(String.join(",", parts.subList(1, parts.size()))).strip());
    }

    private boolean sets(String line) {
        Matcher target = OF_TARGET.matcher(line);
        String text = target.matches() ? target.group(1) : line;
        Matcher sets = SETS.matcher(text.replaceFirst("(?<=\\s)#.*$", "").strip());
        if (!sets.matches()) {
            return false;
        }
        String name = sets.group(1);
        String value = sets.group(3);
        switch (sets.group(2)) {
            case "=" -> variables.set(name, value);
            case "?=" -> {
                if (!variables.has(name)) {
                    variables.set(name, value);
                }
            }
            case "+=" -> variables.append(name, value);
            case "!=" -> variables.setNow(name, "$(shell " + value + ")");
            default -> variables.setNow(name, value);
        }
        return true;
    }
}
