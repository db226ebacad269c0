package dev.vethwork.format.importing;

/** Reads one form. It is found through {@link Importers}. */
public interface Importer {
    ImportFormat format();

    /** Whether the source is in this form, as far as its content tells. */
    boolean accepts(Source source);

    /** @throws ImportException if nothing of it can be read */
    Imported read(Source source) throws ImportException;
}
