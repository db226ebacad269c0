package dev.vethwork.edit;

import dev.vethwork.text.Bundles;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;

/** Says the names of edits in a language. */
public final class EditText {
    private EditText() {}

    /** The name for a menu; one that the bundle does not know is its key. */
    public static String of(EditName name, Locale locale) {
        try {
            String pattern = Bundles.of("dev.vethwork.edit.messages", locale).getString(name.key());
            return new MessageFormat(pattern, locale).format(name.arguments().toArray());
        } catch (MissingResourceException e) {
            return name.key();
        }
    }
}
