package dev.vethwork.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The program's resource bundles. English is what the bundle without a language says, so that English asked for on a Korean
 * machine is not answered in Korean.
 */
public final class Bundles {
    /** The languages into which all bundles are translated. */
    private static final Set<String> TRANSLATED = Set.of(Locale.KOREAN.getLanguage());

    private static final ResourceBundle.Control CONTROL = new ShippedOnly();

    private Bundles() {}

    /** @param name the base name of the bundle: {@code dev.vethwork.plan.messages} */
    public static ResourceBundle of(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale, CONTROL);
    }

    /** The same in the user's language. */
    public static ResourceBundle of(String name) {
        return of(name, Locale.getDefault());
    }

    /** Looks for no bundle that is not there: for one, the JVM opens every jar of its class path. */
    private static final class ShippedOnly extends ResourceBundle.Control {
        @Override
        public List<String> getFormats(String baseName) {
            return FORMAT_PROPERTIES;
        }

        @Override
        public List<Locale> getCandidateLocales(String baseName, Locale locale) {
            String language = locale.getLanguage();
            return TRANSLATED.contains(language) ? List.of(Locale.of(language), Locale.ROOT) : List.of(Locale.ROOT);
        }

        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }
    }
}
