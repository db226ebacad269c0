package dev.vethwork.cli.argument;

import dev.vethwork.text.Bundles;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of one command in another language. In English it stands in the code, beside the option that it is about; picocli
 * asks this for a translation by the name of the option, or the label of the parameter.
 */
public final class HelpTexts extends ResourceBundle {
    private static final String BUNDLE = "dev.vethwork.cli.help";

    /** Before the names of options that mean the same with every command. */
    private static final String ANY = "any.";

    private final TreeMap<String, String> texts = new TreeMap<>();

    private HelpTexts(ResourceBundle all, String command) {
        put(all, ANY);
        put(all, command + ".");
    }

    /** Lets a command's help be translated, where there is a translation. */
    public static void translate(CommandSpec command, String name) {
        ResourceBundle all = Bundles.of(BUNDLE);
        if (all.keySet().isEmpty()) {
            return;
        }
        HelpTexts texts = new HelpTexts(all, name);
        command.positionalParameters().forEach(texts::place);
        command.resourceBundle(texts);
    }

    /** Picocli asks for a parameter's text by its label and its place. */
    private void place(PositionalParamSpec parameter) {
        String text = texts.get(parameter.paramLabel());
        if (text != null) {
            texts.put(parameter.paramLabel() + "[" + parameter.index() + "]", text);
        }
    }

    private void put(ResourceBundle all, String prefix) {
        all.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key.substring(prefix.length()), all.getString(key)));
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
