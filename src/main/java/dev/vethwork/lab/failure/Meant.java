package dev.vethwork.lab.failure;

import dev.vethwork.text.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may have been meant by a name that is none, before what else there is to choose from. */
public final class Meant {
    private Meant() {}

    /** @param otherwise what to do, whatever was meant */
    public static String of(String typed, Collection<String> names, String otherwise) {
        return nearest(typed, names)
                .map(near -> LabMessages.of("meant", near, otherwise).text())
                .orElse(otherwise);
    }

    private static Optional<String> nearest(String typed, Collection<String> names) {
        return Optional.ofNullable(NearestName.of(typed, names)).filter(near -> NearestName.isNear(typed, near));
    }

    /** The file beside one that is missing that differs from it least, of those of its form. */
    static Optional<Path> file(Path missing) {
        Path name = missing.getFileName();
        Path folder = missing.toAbsolutePath().getParent();
        if (name == null || folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String form = form(name.toString());
        try (Stream<Path> beside = Files.list(folder)) {
            List<String> stems = beside.map(each -> String.valueOf(each.getFileName()))
                    .filter(each -> form(each).equals(form))
                    .map(each -> each.substring(0, each.length() - form.length()))
                    .toList();
            String stem = name.toString().substring(0, name.toString().length() - form.length());
            return nearest(stem, stems).map(near -> missing.resolveSibling(near + form));
        } catch (IOException e) {
            // A folder that cannot be read tells nothing of what is in it; that the file is missing is said all the same.
            return Optional.empty();
        }
    }

    /** All that follows the first dot of a name: what it is of is the same for many. */
    private static String form(String name) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? "" : name.substring(dot);
    }
}
