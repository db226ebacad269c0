package dev.vethwork;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a sealed type comes to in the end. */
public final class Sealed {
    private Sealed() {}

    /** The types that it permits, with those that these permit in their place. */
    public static List<Class<?>> leaves(Class<?> type) {
        return permitted(type).toList();
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(each -> each.isSealed() ? permitted(each) : Stream.of(each));
    }
}
