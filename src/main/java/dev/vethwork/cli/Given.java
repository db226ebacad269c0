package dev.vethwork.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What was written for one option or parameter.
 *
 * @param otherwise its value where nothing was
 */
record Given<T>(ArgSpec spec, T otherwise) {
    T value() {
        T written = spec.getValue();
        return written == null ? otherwise : written;
    }

    @Nullable T orNull() {
        return spec.getValue();
    }
}
