package dev.vethwork.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence or a part of one, not yet in any language.
 *
 * @param bundle the base name of the resource bundle that has it: {@code dev.vethwork.plan.messages}
 * @param key its key there
 * @param arguments what stands for {@code {0}}, {@code {1}} …: text, numbers, other phrases, or a list of them, which is
 *     joined by what the bundle has under this key and {@code .join}
 */
public record Phrase(String bundle, String key, List<Object> arguments) {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** In this language; a key that its bundle does not have stands for itself. */
    public String text(Locale locale) {
        ResourceBundle texts = Bundles.of(bundle, locale);
        // Not MessageFormat: it eats apostrophes and writes 1023 as 1,023.
        return PLACE.matcher(text(texts, key)).replaceAll(place -> quoted(place, texts, locale));
    }

    /** In the user's language. */
    public String text() {
        return text(Locale.getDefault());
    }

    private String quoted(MatchResult place, ResourceBundle texts, Locale locale) {
        int index = Integer.parseInt(place.group(1));
        String said = index < arguments.size() ? said(arguments.get(index), texts, locale) : place.group();
        return Matcher.quoteReplacement(said);
    }

    private String said(Object argument, ResourceBundle texts, Locale locale) {
        return switch (argument) {
            case Phrase phrase -> phrase.text(locale);
            case Collection<?> several ->
                several.stream()
                        .map(one -> said(one, texts, locale))
                        .collect(Collectors.joining(text(texts, key + ".join")));
            default -> argument.toString();
        };
    }

    private static String text(ResourceBundle texts, String key) {
        try {
            return texts.getString(key);
        } catch (MissingResourceException unknown) {
            return key;
        }
    }

    /** What a log or a debugger shows. */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
