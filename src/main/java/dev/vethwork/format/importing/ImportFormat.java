package dev.vethwork.format.importing;

import java.util.Optional;
import java.util.stream.Stream;

/** A form that drawings are imported from. */
public enum ImportFormat {
    SHELL("shell"),
    CONTAINERLAB("containerlab"),
    KATHARA("kathara"),
    CORE("core"),
    IMUNES("imunes"),
    MINIEDIT("miniedit"),
    NETNS_VIZ("netns-viz"),
    GRAPHML("graphml"),
    /** What a machine has, as it was read. */
    LIVE("live");

    private final String text;

    ImportFormat(String text) {
        this.text = text;
    }

    /** As people type it and programs read it. */
    public String text() {
        return text;
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
