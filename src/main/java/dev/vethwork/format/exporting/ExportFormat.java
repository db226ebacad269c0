package dev.vethwork.format.exporting;

import java.util.Optional;
import java.util.stream.Stream;

/** A form that drawings are exported to. */
public enum ExportFormat {
    SHELL("shell", ".sh"),
    CONTAINERLAB("containerlab", ".clab.yml"),
    CLABERNETES("clabernetes", ".c9s.yml"),
    /** A folder. */
    KATHARA("kathara", ""),
    GRAPHML("graphml", ".graphml"),
    MERMAID("mermaid", ".mmd"),
    DRAWIO("drawio", ".drawio");

    private final String text;
    private final String suffix;

    ExportFormat(String text, String suffix) {
        this.text = text;
        this.suffix = suffix;
    }

    /** As people type it. */
    public String text() {
        return text;
    }

    public boolean isFolder() {
        return suffix.isEmpty();
    }

    /** Empty where the text names none. */
    public static Optional<ExportFormat> parse(String text) {
        return Stream.of(values()).filter(f -> f.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
