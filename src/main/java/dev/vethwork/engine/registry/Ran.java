package dev.vethwork.engine.registry;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.IpJson;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a batch, as the target notes it even where the shell that began the batch is dead by then.
 *
 * @param batch the number of the batch
 * @param numbers what the kernel's objects were called right after it; of nothing where it makes and removes none
 */
public record Ran(int batch, int exitCode, String stderr, Numbers numbers) {
    /** Of a batch that makes and removes nothing. */
    public static final Ran NOTHING = of(new Sections(List.of()));

    /**
     * The numbers that tell objects from later ones of the same name.
     *
     * @param links index of each interface of the root namespace
     * @param aliases of those interfaces that have one
     */
    record Numbers(Inodes inodes, SortedMap<String, Integer> links, SortedMap<String, String> aliases) {
        Numbers {
            links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
            aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        }

        static Numbers of(Sections sections) {
            TreeMap<String, Integer> links = new TreeMap<>();
            TreeMap<String, String> aliases = new TreeMap<>();
            IpJson.objects(sections.text("links")).forEach(node -> {
                String name = node.path("ifname").asString("");
                links.put(name, node.path("ifindex").asInt());
                aliases.put(name, node.path("ifalias").asString(""));
            });
            aliases.values().removeIf(String::isEmpty);
            return new Numbers(Inodes.parse(sections.text("inodes")), links, aliases);
        }
    }

    /** @return what the note says; a batch of number 0 where there is none, or half of one */
    static Ran parse(String text) {
        int end = text.indexOf(' ');
        return of(end < 0 ? new Sections(List.of()) : Sections.parse(text.substring(0, end), text));
    }

    /** The same as the parts of an answer. */
    public static Ran of(Sections sections) {
        String batch = sections.text("batch").strip();
        String code = sections.text("code").strip();
        boolean whole = !sections.named("end").isEmpty();
        if (!whole || !batch.matches("[0-9]{1,9}") || !code.matches("[0-9]{1,3}")) {
            return new Ran(0, -1, "", Numbers.of(sections));
        }
        return new Ran(
                Integer.parseInt(batch),
                Integer.parseInt(code),
                sections.text("stderr").strip(),
                Numbers.of(sections));
    }
}
