package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Tree.Arm;
import dev.vethwork.format.importing.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads the commands that hold others, from behind the word that begins them: choices, loops, cases, conditions. */
final class CompoundParser {
    private final Characters in;
    private final WordReader words;
    private final Lexer lexer;
    private final Parser commands;

    CompoundParser(Characters in, WordReader words, Lexer lexer, Parser commands) {
        this.in = in;
        this.words = words;
        this.lexer = lexer;
        this.commands = commands;
    }

    Tree conditional(int line) {
        Tree condition = commands.list();
        lexer.expectWord("then");
        Tree then = commands.list();
        lexer.blankLines();
        String word = lexer.keyword();
        if (word.equals("elif")) {
            in.skip(word);
            return new Tree.If(line, condition, then, conditional(in.line()));
        }
        Tree otherwise = null;
        if (word.equals("else")) {
            in.skip(word);
            otherwise = commands.list();
        }
        lexer.expectWord("fi");
        return new Tree.If(line, condition, then, otherwise);
    }

    Tree loop(int line) {
        boolean until = in.skip("until");
        in.skip("while");
        Tree condition = commands.list();
        return new Tree.While(line, condition, until, body());
    }

    private Tree body() {
        lexer.expectWord("do");
        return closed(commands.list(), "done");
    }

    Tree forLoop(int line) {
        if (!in.skip("for")) {
            in.skip("select");
        }
        lexer.blanks();
        if (in.skip("((")) {
            List<Word> three = split(words.calculation());
            lexer.blankLines();
            if (in.skip(";")) {
                lexer.blankLines();
            }
            Tree body = lexer.keyword().equals("{") ? braces() : body();
            return new Tree.Counting(line, three.get(0), three.get(1), three.get(2), body);
        }
        String name = lexer.name();
        lexer.blankLines();
        List<Word> over = null;
        if (lexer.keyword().equals("in")) {
            in.skip("in");
            over = new ArrayList<>();
            lexer.blanks();
            while (!in.atEnd() && in.peek() != '\n' && in.peek() != ';') {
                over.add(lexer.word());
                lexer.blanks();
            }
        }
        lexer.blankLines();
        if (in.skip(";")) {
            lexer.blankLines();
        }
        return new Tree.For(line, name, over, lexer.keyword().equals("{") ? braces() : body());
    }

    Tree braces() {
        in.next();
        return closed(commands.list(), "}");
    }

    /** The three expressions of a counting loop. */
    private List<Word> split(Word all) {
        List<Word> three = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Part part : all.parts()) {
            if (part instanceof Part.Text text && text.text().equals(";")) {
                three.add(new Word(parts));
                parts = new ArrayList<>();
            } else {
                parts.add(part);
            }
        }
        three.add(new Word(parts));
        if (three.size() != 3) {
            throw in.unreadable();
        }
        return three;
    }

    Tree cases(int line) {
        in.skip("case");
        lexer.blanks();
        Word subject = lexer.word();
        lexer.expectWord("in");
        List<Arm> arms = new ArrayList<>();
        while (true) {
            lexer.blankLines();
            if (lexer.keyword().equals("esac")) {
                in.skip("esac");
                return new Tree.Case(line, subject, arms);
            }
            in.skip("(");
            List<Word> patterns = new ArrayList<>();
            do {
                lexer.blanks();
                patterns.add(lexer.word());
                lexer.blanks();
            } while (in.skip("|"));
            in.expect(')');
            Tree body = commands.list();
            lexer.blankLines();
            boolean goesOn = in.skip(";&");
            if (!goesOn && !in.skip(";;&") && !in.skip(";;") && !lexer.keyword().equals("esac")) {
                throw in.unreadable();
            }
            arms.add(new Arm(patterns, body, goesOn));
        }
    }

    /** Words up to the closing brackets; operators are words of their own. */
    Tree condition(int line) {
        in.skip("[[");
        List<Word> all = new ArrayList<>();
        boolean pattern = false;
        while (true) {
            lexer.blankLines();
            if (in.atEnd()) {
                throw in.unreadable();
            }
            if (lexer.keyword().equals("]]")) {
                in.skip("]]");
                return new Tree.Condition(line, all);
            }
            String operator = pattern ? "" : operator();
            if (!operator.isEmpty()) {
                in.skip(operator);
                all.add(new Word(List.of(new Part.Text(operator, false))));
                continue;
            }
            Word word = pattern ? words.read(" \t\n") : lexer.word();
            if (word == null) {
                throw in.unreadable();
            }
            pattern = "=~".equals(word.plain());
            all.add(word);
        }
    }

    private String operator() {
        for (String operator : List.of("&&", "||", "(", ")", "<", ">")) {
            if (in.looksAt(operator)) {
                return operator;
            }
        }
        return "";
    }

    /** The compound command, if its closing word is here. */
    private Tree closed(Tree body, String end) {
        lexer.expectWord(end);
        return body;
    }
}
