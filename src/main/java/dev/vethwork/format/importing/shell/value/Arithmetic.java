package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.syntax.UnreadableException;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers, as {@code $(( … ))} reckons with them: by precedence, with assignments. */
public final class Arithmetic {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+#[0-9a-zA-Z]+|[0-9]+");
    private static final String[][] LEVELS = {
        {"||"}, {"&&"}, {"|"}, {"^"}, {"&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"<<", ">>"}, {"+", "-"},
        {"*", "/", "%"}
    };
    private static final Map<String, LongBinaryOperator> OPERATORS = Map.ofEntries(
            Map.entry("||", (a, b) -> a != 0 || b != 0 ? 1 : 0),
            Map.entry("&&", (a, b) -> a != 0 && b != 0 ? 1 : 0),
            Map.entry("|", (a, b) -> a | b),
            Map.entry("^", (a, b) -> a ^ b),
            Map.entry("&", (a, b) -> a & b),
            Map.entry("==", (a, b) -> a == b ? 1 : 0),
            Map.entry("!=", (a, b) -> a != b ? 1 : 0),
            Map.entry("<=", (a, b) -> a <= b ? 1 : 0),
            Map.entry(">=", (a, b) -> a >= b ? 1 : 0),
            Map.entry("<", (a, b) -> a < b ? 1 : 0),
            Map.entry(">", (a, b) -> a > b ? 1 : 0),
            Map.entry("<<", (a, b) -> a << b),
            Map.entry(">>", (a, b) -> a >> b),
            Map.entry("+", (a, b) -> a + b),
            Map.entry("-", (a, b) -> a - b),
            Map.entry("*", (a, b) -> a * b),
            Map.entry("/", (a, b) -> b == 0 ? 0 : a / b),
            Map.entry("%", (a, b) -> b == 0 ? 0 : a % b));

    /** Names that stand for expressions that stand for names … */
    private static final int DEEPEST = 30;

    private final String text;
    private final Variables variables;
    private final int depth;
    private int place;

    private Arithmetic(String text, Variables variables, int depth) {
        this.text = text;
        this.variables = variables;
        this.depth = depth;
    }

    /** The value. @throws UnreadableException if the text is no expression */
    public static long of(String text, Variables variables) {
        return of(text, variables, 0);
    }

    private static long of(String text, Variables variables, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableException(0);
        }
        Arithmetic reader = new Arithmetic(text, variables, depth);
        long value = 0;
        do {
            reader.blanks();
            if (reader.place < text.length()) {
                value = reader.assignment();
            }
            reader.blanks();
        } while (reader.skip(","));
        if (reader.place < text.length()) {
            throw new UnreadableException(0);
        }
        return value;
    }

    /** A number as it is written, 0 if it is none. */
    public static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void blanks() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    private boolean skip(String what) {
        blanks();
        if (!text.startsWith(what, place)) {
            return false;
        }
        place += what.length();
        return true;
    }

    private @Nullable String match(Pattern pattern) {
        blanks();
        Matcher matcher = pattern.matcher(text).region(place, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        place = matcher.end();
        return matcher.group();
    }

    private long assignment() {
        int start = place;
        String name = match(NAME);
        if (name != null) {
            for (String operator : new String[] {"+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", ""}) {
                int before = place;
                if (skip(operator + "=") && (place >= text.length() || text.charAt(place) != '=')) {
                    long right = assignment();
                    long value = operator.isEmpty() ? right : apply(operator, value(name), right);
                    variables.set(name, Long.toString(value));
                    return value;
                }
                place = before;
            }
        }
        place = start;
        return choice();
    }

    private static long apply(String operator, long left, long right) {
        LongBinaryOperator known = OPERATORS.get(operator);
        if (known == null) {
            throw new UnreadableException(0);
        }
        return known.applyAsLong(left, right);
    }

    private long choice() {
        long condition = binary(0);
        if (!skip("?")) {
            return condition;
        }
        long first = assignment();
        if (!skip(":")) {
            throw new UnreadableException(0);
        }
        long second = assignment();
        return condition != 0 ? first : second;
    }

    private long binary(int level) {
        if (level == LEVELS.length) {
            return power();
        }
        long left = binary(level + 1);
        while (true) {
            String operator = operatorOf(level);
            if (operator == null) {
                return left;
            }
            left = apply(operator, left, binary(level + 1));
        }
    }

    private @Nullable String operatorOf(int level) {
        blanks();
        for (String operator : LEVELS[level]) {
            if (text.startsWith(operator, place)) {
                String after = text.substring(place + operator.length());
                boolean longer = operator.length() == 1 && (after.startsWith(operator) && !operator.matches("[+-]")
                                || after.startsWith("=") && !operator.matches("[<>]"))
                        || operator.matches("<<|>>") && after.startsWith("=");
                if (!longer) {
                    place += operator.length();
                    return operator;
                }
            }
        }
        return null;
    }

    private long power() {
        long base = unary();
        if (!skip("**")) {
            return base;
        }
        long exponent = power();
        long value = 1;
        for (long i = 0; i < Math.min(exponent, 64); i++) {
            value *= base;
        }
        return value;
    }

    private long unary() {
        if (skip("++") || skip("--")) {
            int by = text.charAt(place - 1) == '+' ? 1 : -1;
            String name = match(NAME);
            if (name == null) {
                throw new UnreadableException(0);
            }
            variables.set(name, Long.toString(value(name) + by));
            return value(name);
        }
        if (skip("!")) {
            return unary() == 0 ? 1 : 0;
        }
        if (skip("~")) {
            return ~unary();
        }
        if (skip("-")) {
            return -unary();
        }
        if (skip("+")) {
            return unary();
        }
        if (skip("(")) {
            long inner = assignment();
            if (!skip(")")) {
                throw new UnreadableException(0);
            }
            return inner;
        }
        String digits = match(NUMBER);
        if (digits != null) {
            return parse(digits);
        }
        String name = match(NAME);
        if (name == null) {
            throw new UnreadableException(0);
        }
        if (skip("[")) {
            int end = text.indexOf(']', place);
            if (end < 0) {
                throw new UnreadableException(0);
            }
            String index = text.substring(place, end);
            place = end + 1;
            String key = variables.isKeyed(name) ? index : Long.toString(of(index, variables, depth + 1));
            String element = variables.get(name, key);
            return element == null || element.isBlank() ? 0 : of(element, variables, depth + 1);
        }
        long value = value(name);
        if (skip("++")) {
            variables.set(name, Long.toString(value + 1));
        } else if (skip("--")) {
            variables.set(name, Long.toString(value - 1));
        }
        return value;
    }

    private long value(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? 0 : of(value, variables, depth + 1);
    }

    private static long parse(String digits) {
        try {
            int hash = digits.indexOf('#');
            if (hash > 0) {
                return Long.parseLong(digits.substring(hash + 1), Integer.parseInt(digits.substring(0, hash)));
            }
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Long.parseLong(digits.substring(2), 16);
            }
            return digits.startsWith("0") && digits.length() > 1 ? Long.parseLong(digits, 8) : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new UnreadableException(0);
        }
    }
}
