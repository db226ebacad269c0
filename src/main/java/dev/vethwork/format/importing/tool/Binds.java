package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files beside a topology that its nodes see at other paths: {@code scripts/start.sh:/start.sh}. */
final class Binds implements Library {
    private final Source source;

    /** By namespace, from the path there to that beside the topology. */
    private final Map<String, Map<String, String>> all = new HashMap<>();

    Binds(Source source) {
        this.source = source;
    }

    /** @param bind as it is written: the path here, the path there, perhaps options */
    void add(String namespace, String bind) {
        String[] parts = bind.replace("__clabNodeName__", namespace).split(":", -1);
        if (parts.length > 1 && !parts[1].isEmpty()) {
            all.computeIfAbsent(namespace, n -> new TreeMap<>()).put(parts[1], parts[0]);
        }
    }

    /** The path here of one that a node sees. */
    private Optional<String> here(String namespace, String path) {
        for (Map.Entry<String, String> bind : all.getOrDefault(namespace, Map.of()).entrySet()) {
            if (path.equals(bind.getKey())) {
                return Optional.of(bind.getValue());
            }
            String folder = bind.getKey().endsWith("/") ? bind.getKey() : bind.getKey() + "/";
            if (path.startsWith(folder)) {
                return Optional.of(bind.getValue() + "/" + path.substring(folder.length()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> text(String namespace, String path) {
        return here(namespace, path).filter(p -> !p.startsWith("/")).flatMap(source::textBeside);
    }

    @Override
    public boolean isOfImage(String namespace, String path) {
        return path.startsWith("/") && here(namespace, path).isEmpty();
    }
}
