package dev.vethwork.edit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Says the names of edits in a language. */
public final class EditText {
    private EditText() {}

    /** The name for a menu; one that the bundle does not know is its key. */
    public static String of(EditName name, Locale locale) {
        try {
            String pattern = ResourceBundle.getBundle("dev.vethwork.edit.messages", locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).getString(name.key());
            return new MessageFormat(pattern, locale).format(name.arguments().toArray());
        } catch (MissingResourceException e) {
            return name.key();
        }
    }
}
