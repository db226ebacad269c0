package dev.vethwork.format.importing;

import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of the lines. A line that is evaluated again and again, as in a loop, is told once: by its worst. */
public final class ReportBuilder {
    /** More lines than anybody reads. */
    private static final int MOST = 20_000;

    private final Map<Place, Entry> entries = new LinkedHashMap<>();
    private final @Nullable Within within;
    private long told;

    public ReportBuilder() {
        this(null);
    }

    private ReportBuilder(@Nullable Within within) {
        this.within = within;
    }

    /** A file that is read for a line of another. */
    private record Within(ReportBuilder whole, int line, String file) {
        private String text(int there, String text) {
            return there > 0 ? file + ":" + there + ": " + text : file + ": " + text;
        }
    }

    /** What becomes of a file that a line has read is told by that line. */
    public ReportBuilder within(int line, String file) {
        return new ReportBuilder(new Within(this, line, file));
    }

    private record Place(int line, String text) {}

    private static final class Entry {
        private final Set<String> elements = new LinkedHashSet<>();
        private final Set<Phrase> remarks = new LinkedHashSet<>();
        private boolean understood;
        private @Nullable Phrase passed;
        private Report.@Nullable Refused refused;
    }

    private Entry entry(int line, String text) {
        if (within != null) {
            return within.whole.entry(within.line, within.text(line, text));
        }
        Place place = new Place(line, text.length() > 300 ? text.substring(0, 300) + "…" : text);
        if (entries.size() >= MOST) {
            return entries.getOrDefault(place, new Entry());
        }
        return entries.computeIfAbsent(place, p -> {
            told++;
            return new Entry();
        });
    }

    /** Grows with each line, and each element of a line, that was not told before. */
    public long told() {
        return within == null ? told : within.whole.told();
    }

    public void understood(int line, String text, String element) {
        Entry entry = entry(line, text);
        entry.understood = true;
        if (!element.isEmpty()) {
            grow(entry.elements.add(element));
        }
    }

    private void grow(boolean anew) {
        if (within != null) {
            within.whole.grow(anew);
        } else if (anew) {
            told++;
        }
    }

    public void remark(int line, String text, Phrase remark) {
        entry(line, text).remarks.add(remark);
    }

    public void passedOver(int line, String text, Phrase reason) {
        Entry entry = entry(line, text);
        if (entry.passed == null) {
            entry.passed = reason;
        }
    }

    /** @param shown what was refused, where it is another thing than what is written, as in a loop */
    public void refused(int line, String text, String shown, Phrase reason) {
        Entry entry = entry(line, text);
        if (entry.refused == null) {
            entry.refused = within == null
                    ? new Report.Refused(line, shown, reason)
                    : new Report.Refused(within.line, within.text(line, shown), reason);
        }
    }

    /** In the order of the lines. */
    public Report build(ImportFormat format) {
        List<Report.Line> lines = new ArrayList<>();
        entries.forEach((place, entry) -> lines.add(line(place, entry)));
        lines.sort(java.util.Comparator.comparingInt(Report.Line::line));
        return new Report(format, lines);
    }

    private static Report.Line line(Place place, Entry entry) {
        Report.Refused refused = entry.refused;
        Phrase passed = entry.passed;
        if (refused != null) {
            return refused;
        }
        if (passed != null && !entry.understood) {
            return new Report.PassedOver(place.line(), place.text(), passed);
        }
        return new Report.Understood(
                place.line(), place.text(), List.copyOf(entry.elements), List.copyOf(entry.remarks));
    }
}
