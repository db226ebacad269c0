package dev.vethwork.format.importing.shell.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is another with each run of a script, which makes names of it: made up, and the same with each import. */
public final class MadeUp {
    /** The number of the shell's own process. */
    public static final String PROCESS = "12345";

    /** That of the first process that it starts, which may be in another namespace. */
    public static final int FIRST_CHILD = 12_346;

    private static final Pattern PLACE = Pattern.compile("X{3,}(?!.*X{3})");
    private static final Pattern CONVERSION = Pattern.compile("%(.)");
    private static final Instant BEGUN = Instant.ofEpochSecond(1_700_000_000);

    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("Y", "yyyy"),
            Map.entry("y", "yy"),
            Map.entry("m", "MM"),
            Map.entry("d", "dd"),
            Map.entry("H", "HH"),
            Map.entry("M", "mm"),
            Map.entry("S", "ss"),
            Map.entry("N", "nnnnnnnnn"),
            Map.entry("F", "yyyy-MM-dd"),
            Map.entry("T", "HH:mm:ss"));

    private static final Set<String> WITH_WORD = Set.of("-p", "--suffix");

    private int files;
    private int moments;

    /** {@code mktemp}: a file of nobody else's, by a pattern of its own where one is given. */
    public String file(List<String> words) {
        files++;
        String template = "";
        boolean below = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            below |= word.matches("-[a-z]*[tp]|--tmpdir(=.*)?");
            if (WITH_WORD.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                template = word;
            }
        }
        Matcher place = PLACE.matcher(template);
        if (!place.find()) {
            return "/tmp/tmp." + files;
        }
        String number = String.format(Locale.ROOT, "%0" + Math.min(place.group().length(), 20) + "d", files);
        String name = template.substring(0, place.start()) + number + template.substring(place.end());
        return below && !name.startsWith("/") ? "/tmp/" + name : name;
    }

    /** Null where it is no number. */
    private static @Nullable String said(String conversion, ZonedDateTime now) {
        if (conversion.equals("s")) {
            return Long.toString(now.toEpochSecond());
        }
        String form = FORMS.get(conversion);
        return form == null ? null : DateTimeFormatter.ofPattern(form, Locale.ROOT).format(now);
    }

    /** {@code date} in a form of numbers, each time a second later; null in any other. */
    public @Nullable String time(List<String> words) {
        String form = words.isEmpty() ? "" : words.getLast();
        if (!form.startsWith("+")) {
            return null;
        }
        ZonedDateTime now = BEGUN.plusSeconds(moments++).atZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        Matcher conversion = CONVERSION.matcher(form.substring(1));
        while (conversion.find()) {
            String said = said(conversion.group(1), now);
            if (said == null) {
                return null;
            }
            conversion.appendReplacement(text, said);
        }
        return conversion.appendTail(text).toString();
    }
}
