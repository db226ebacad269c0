package dev.vethwork.format.importing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that drawings are imported from. */
@SuppressWarnings("ImmutableEnumChecker") // a list of List.of
public enum ImportFormat {
    SHELL("shell", ".sh", ".bash", ".md", ".txt", ".conf"),
    CONTAINERLAB("containerlab", ".yml", ".yaml"),
    KATHARA("kathara", ".conf", ".zip"),
    CORE("core", ".xml", ".imn"),
    IMUNES("imunes", ".imn", ".json"),
    MINIEDIT("miniedit", ".mn"),
    NETNS_VIZ("netns-viz", ".json"),
    NETPEN("netpen", ".yml", ".yaml"),
    GRAPHML("graphml", ".graphml"),
    /** What a machine has, as it was read. */
    LIVE("live");

    private final String text;
    private final List<String> endings;

    /** @param endings of the names of files in this form; what a file holds tells its form, whatever it is called */
    ImportFormat(String text, String... endings) {
        this.text = text;
        this.endings = List.of(endings);
    }

    /** As people type it and programs read it. */
    public String text() {
        return text;
    }

    public List<String> endings() {
        return endings;
    }

    /** Empty where the text names none. */
    public static Optional<ImportFormat> parse(String text) {
        return Stream.of(values()).filter(f -> f.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
