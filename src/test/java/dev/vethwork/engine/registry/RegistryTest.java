package dev.vethwork.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written down of a lab, in a file of its own and, while a run is under way, in the journal behind it. */
class RegistryTest {
    private static final Registry BEFORE = with("red", "1 10.5");
    private static final Registry THEN = with("blue", "2 11.5");
    private static final Registry AFTER = with("green", "3 12.5");

    private static Registry with(String namespace, String identity) {
        TreeMap<String, String> namespaces = new TreeMap<>();
        namespaces.put(namespace, identity);
        return Registry.EMPTY.withNamespaces(namespaces);
    }

    @Test
    void whatARunHasNotedLastCounts() {
        assertThat(Registry.parse(BEFORE.text() + THEN.noted() + AFTER.noted())).isEqualTo(AFTER);
        assertThat(Registry.parse(THEN.noted())).isEqualTo(THEN);
        assertThat(Registry.parse(BEFORE.text())).isEqualTo(BEFORE);
    }

    @Test
    void aNoteThatWasCutOffDoesNotCount() {
        String whole = AFTER.noted();
        for (int end = 0; end < whole.lastIndexOf("\t"); end++) {
            assertThat(Registry.parse(BEFORE.text() + THEN.noted() + whole.substring(0, end))).isEqualTo(THEN);
        }
    }

    @Test
    void aServiceTellsOfItsProcessByItself() {
        TreeMap<String, Registry.Service> services = new TreeMap<>();
        services.put("red web", new Registry.Service(0, "0", "serve it"));
        String text = "service\tred web\t77 1234\n" + BEFORE.withServices(services).noted();
        assertThat(Registry.parse(text).services()).containsEntry("red web", new Registry.Service(77, "1234", "serve it"));
    }
}
