package dev.vethwork.cli.argument;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What was written for one option or parameter.
 *
 * @param otherwise its value where nothing was
 */
public record Given<T>(ArgSpec spec, T otherwise) {
    public T value() {
        T written = spec.getValue();
        return written == null ? otherwise : written;
    }

    public @Nullable T orNull() {
        return spec.getValue();
    }
}
