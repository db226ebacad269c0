package dev.vethwork.format.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.RandomLab;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Source;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nobody learns of a loss from the other tool: what a form does not bring back was listed as it was written. */
class ExportLossTest {
    /** What the other tool reads, as the samples have it, and the sentence that a loss of it needs; none may be lost without. */
    private static final Map<Pattern, String> SENTENCES = Map.ofEntries(
            Map.entry(Pattern.compile("/description"), "unsaid.description"),
            Map.entry(Pattern.compile("/layout/.*"), "unsaid.places"),
            Map.entry(Pattern.compile("/notes/.*"), "unsaid.notes"),
            Map.entry(Pattern.compile("/nodes/[^/]+/role"), "unsaid.roles"),
            Map.entry(Pattern.compile("/nodes/[^/]+/dns/.*"), "unsaid.dns"),
            Map.entry(Pattern.compile("/nodes/host/(?!name|kind).*"), "unsaid.host"),
            Map.entry(Pattern.compile("/nodes/[^/]+/(type|stp|vlanFiltering)"), "unsaid.bridgeKind"),
            Map.entry(Pattern.compile("/ends/.*/(vlan.*|isolated|hairpin|without/.*|mtu|up)"), "unsaid.bridgeKind"),
            Map.entry(Pattern.compile("/bridges/.*"), "unsaid.bridgeAddress"),
            Map.entry(Pattern.compile("/nodes/(?!host/)[^/]+/interfaces/each/(name|kind|link|linkIn|mode|up|mac|mtu|dad|addresses/.*)"), "unsaid.elsewhere"),
            Map.entry(Pattern.compile("/ends/host .*"), "unsaid.hostCable|unsaid.bridgeAddress"));

    /** How a drawing says it is one thing, that it is done another: compared by what is done. */
    private static final Pattern SAID_OTHERWISE =
            Pattern.compile("/nodes/[^/]+/(name|kind|isolated|in|services/.*|files/.*)|/(cables|ends)/.*/(node|interface)|/name|/vethwork");

    /**
     * What of a random lab cannot come back as it is: of a host's firewall it drops what comes from the lab alone, all addresses
     * are none in particular, IPv6 has an ICMP of its own; and mistakes, which the plan leaves out: what is there already, what
     * goes by an interface that is off, what forwards where nothing does; what forwards by one interface where it does by all.
     */
    private static final Pattern OF_RANDOM_LAB = Pattern.compile(
            "/nodes/host/firewall/policies/.*|/nodes/[^/]+/rules/each/((from|to) = \"(0.0.0.0|::)/0\"|protocol = \"icmp\")|/nodes/[^/]+/(routes|marks)/.*"
                    + "|/nodes/[^/]+/sysctls/net.ipv.\\.conf\\.[^.]+\\.forwarding = \"[01]\"");

    private static final long FIRST_SEED = Long.getLong("vethwork.seed", 1);
    private static final int RANDOM_LABS = Integer.getInteger("vethwork.labs", 12);

    static Stream<Arguments> forms() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Path sample : ExportedFormsTest.samples()) {
            for (ExportFormat form : List.of(ExportFormat.SHELL, ExportFormat.CONTAINERLAB, ExportFormat.KATHARA)) {
                all.add(Arguments.of(sample, form));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatDoesNotComeBackWasListed(Path sample, ExportFormat form) throws Exception {
        assertThat(lost(TopologyFormat.read(sample), form)).isEmpty();
    }

    /** Odder drawings than the samples: policy rules, tunnels, bonds, firewalls, mistakes. */
    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"SHELL", "CONTAINERLAB", "KATHARA"})
    void whatDoesNotComeBackOfARandomLabWasListed(ExportFormat form) throws Exception {
        Map<Long, List<String>> lost = new TreeMap<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RANDOM_LABS; seed++) {
            List<String> ofLab = lost(RandomLab.of("lab" + seed, seed, false), form).stream()
                    .filter(leaf -> !OF_RANDOM_LAB.matcher(leaf).matches())
                    .toList();
            if (!ofLab.isEmpty()) {
                lost.put(seed, ofLab);
            }
        }
        assertThat(lost).isEmpty();
    }

    /** What does not come back and was not listed. */
    private static List<String> lost(Topology drawn, ExportFormat form) throws Exception {
        Exported exported = Exporters.write(drawn, form);
        Imported back = Importers.read(source(exported, form), null);
        List<String> lost = new ArrayList<>(back.report().refused().stream().map(line -> line.text() + ": " + line.reason()).toList());
        List<String> said = new ArrayList<>(exported.unsaid().stream().map(Phrase::key).toList());
        if (form == ExportFormat.SHELL) {
            // A person reads it in the comment that the script begins with.
            assertThat(exported.text()).contains(drawn.description().lines().findFirst().orElse(""));
            said.add("unsaid.description");
        }
        Map<String, Integer> left = leaves(drawn);
        leaves(back.topology()).forEach((leaf, many) -> left.merge(leaf, -many, Integer::sum));
        left.forEach((leaf, many) -> {
            String path = leaf.split(" = ", 2)[0];
            if (many > 0 && !SAID_OTHERWISE.matcher(path).matches() && said.stream().noneMatch(key -> key.matches(sentence(path)))) {
                lost.add(leaf);
            }
        });
        return lost;
    }

    private static String sentence(String path) {
        return SENTENCES.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("a sentence of its own");
    }

    private static Source source(Exported exported, ExportFormat form) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String only = form == ExportFormat.SHELL ? "lab.sh" : "lab.clab.yml";
        exported.files().forEach((path, text) -> files.put(path.isEmpty() ? only : path, text.getBytes(StandardCharsets.UTF_8)));
        return new Source("lab", files);
    }

    /** All that a drawing's file holds, how often; without the numbers of lists, and of cables without which end is first. */
    private static Map<String, Integer> leaves(Topology topology) {
        JsonNode whole = JsonMapper.shared().readTree(TopologyFormat.print(topology));
        Map<String, Integer> all = new HashMap<>();
        whole.properties().forEach(field -> {
            switch (field.getKey()) {
                case "nodes" -> field.getValue().forEach(node -> node(node, all));
                case "cables" -> field.getValue().forEach(cable -> cable(cable, all));
                default -> add("/" + field.getKey(), field.getValue(), all);
            }
        });
        return all;
    }

    private static void node(JsonNode node, Map<String, Integer> all) {
        String kind = node.get("kind").asString();
        // Kathara writes no hyphens, and says so.
        String name = node.get("name").asString().replace('-', '_');
        node.properties().forEach(field -> {
            boolean ofHost = kind.equals("bridge") && field.getKey().equals("addresses");
            add(ofHost ? "/bridges/" + name : "/nodes/" + name + "/" + field.getKey(), field.getValue(), all);
        });
    }

    /** An address without a prefix length is one alone. */
    private static String plain(String path, JsonNode value) {
        boolean alone = path.endsWith("/addresses/each") && !value.asString().contains("/");
        return alone ? "\"" + value.asString() + (value.asString().contains(":") ? "/128\"" : "/32\"") : value.toString();
    }

    private static void cable(JsonNode cable, Map<String, Integer> all) {
        for (String end : List.of("a", "b")) {
            JsonNode at = cable.get(end);
            String place = at.get("node").asString().replace('-', '_') + " " + at.path("interface").asString();
            at.properties().forEach(field -> add("/ends/" + place + "/" + field.getKey(), field.getValue(), all));
        }
        cable.properties().forEach(field -> {
            if (!List.of("a", "b").contains(field.getKey())) {
                add("/cables/all/" + field.getKey(), field.getValue(), all);
            }
        });
    }

    private static void add(String path, JsonNode value, Map<String, Integer> into) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(path + "/" + field.getKey(), field.getValue(), into));
        } else if (value.isArray()) {
            value.forEach(each -> add(path + "/each", each, into));
        } else {
            into.merge(path + " = " + plain(path, value), 1, Integer::sum);
        }
    }
}
