package dev.vethwork.ui.inspector.json;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Colours the words of JSON, whether it is well formed or not. */
final class JsonColors {
    private static final Pattern WORD = Pattern.compile(
            "(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\"?)(?<key>\\s*:)?|(?<number>-?\\d[\\d.eE+-]*)|(?<word>\\b(?:true|false|null)\\b)");

    private JsonColors() {}

    /** @param wrong the stretch to mark as wrong; empty for none */
    static StyleSpans<Collection<String>> of(String text, Collection<TextRange> wrong) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (matcher.find()) {
            int end = matcher.group("text") != null ? matcher.end("text") : matcher.end();
            spans.add(List.of(), matcher.start() - at);
            spans.add(List.of(style(matcher)), end - matcher.start());
            at = end;
        }
        spans.add(List.of(), text.length() - at);
        StyleSpans<Collection<String>> colours = spans.create();
        for (TextRange stretch : wrong) {
            colours = colours.overlay(mark(text.length(), stretch), JsonColors::both);
        }
        return colours;
    }

    private static String style(Matcher matcher) {
        if (matcher.group("text") != null) {
            return matcher.group("key") != null ? "json-key" : "json-text";
        }
        return matcher.group("number") != null ? "json-number" : "json-word";
    }

    private static StyleSpans<Collection<String>> mark(int length, TextRange stretch) {
        return new StyleSpansBuilder<Collection<String>>()
                .add(List.of(), stretch.start())
                .add(List.of("json-wrong"), stretch.end() - stretch.start())
                .add(List.of(), length - stretch.end())
                .create();
    }

    private static Collection<String> both(Collection<String> colour, Collection<String> mark) {
        return mark.isEmpty() ? colour : java.util.stream.Stream.concat(colour.stream(), mark.stream()).toList();
    }
}
