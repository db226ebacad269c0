package dev.vethwork.engine.observe;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.NamespaceNumbers;
import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.OvsShow;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.Queue;
import dev.vethwork.state.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the snapshot of a machine, of this one or one that somebody has sent. Each namespace is read as those of a lab are; who
 * a namespace without a name belongs to is found out here, and which ends belong together across all of them.
 */
public final class SurveyReader {
    /** More than any machine is asked for, and than anybody could look at. */
    private static final int MOST_SPACES = 2_000;

    private static final int MOST_LINKS = 10_000;

    private static final String HEAD = "vethwork-snapshot ";
    private static final String VERSION = "1";

    private final Sections sections;
    private final List<String> unread = new ArrayList<>();

    private SurveyReader(Sections sections) {
        this.sections = sections;
    }

    /** Whether a text begins as a snapshot does. */
    public static boolean accepts(String text) {
        return text.startsWith(HEAD);
    }

    /** Empty where it is none, of another version or not to its end, or says what no kernel says. */
    public static Optional<Survey> read(String text) {
        String first = text.lines().findFirst().orElse("");
        String[] words = first.split(" ");
        if (!accepts(text) || words.length != 3 || !words[1].equals(VERSION) || words[2].isBlank()) {
            return Optional.empty();
        }
        Sections sections = Sections.parse(words[2], text.substring(Math.min(text.length(), first.length() + 1)));
        if (sections.named("end").size() != 1 || sections.named("space").size() > MOST_SPACES) {
            return Optional.empty();
        }
        try {
            return new SurveyReader(sections).survey();
        } catch (RuntimeException e) {
            // The readers take what tools print. Whatever else a file says to trip them makes it no snapshot.
            return Optional.empty();
        }
    }

    private Optional<Survey> survey() {
        WordLines machine = WordLines.of(sections.text("machine"));
        SequencedMap<String, RawNamespace> raw = new LinkedHashMap<>();
        int links = 0;
        for (Sections.Section space : sections.named("space")) {
            String number = space.namespace();
            if (sections.text("net", number).isBlank()) {
                unread.add(space.text().strip());
                continue;
            }
            RawNamespace read = RawNamespace.parse(number, sections, null);
            links += read.links().size();
            raw.putIfAbsent(number, read);
        }
        if (raw.isEmpty() || links > MOST_LINKS) {
            return Optional.empty();
        }
        String host = machine.word("hostname");
        SurveyNames names = SurveyNames.of(sections, raw.sequencedKeySet());
        Peers peers = new Peers(raw.values());
        Map<String, Map<Integer, String>> numbers = new HashMap<>();
        raw.keySet().forEach(number -> numbers.put(number, numbers(number, names)));
        OvsShow ovs = OvsShow.parse(sections.text("ovs"), sections.text("ovs-bridges"), sections.text("ovs-ports"));
        SortedMap<String, NamespaceState> all = new TreeMap<>();
        raw.forEach((number, space) -> {
            String name = names.of(number);
            TreeMap<String, Interface> devices = new TreeMap<>();
            for (NumberedLink link : space.links().values()) {
                Interface device = standing(link, raw, numbers.getOrDefault(number, Map.of()), names)
                        .withPeer(peers.seen(number, link, numbers)
                                .map(peer -> new Peer(names.of(peer.namespace()), peer.interfaceName()))
                                .orElse(null))
                        .withShaping(space.queues().getOrDefault(link.device().name(), Queue.NONE));
                devices.put(device.name(), name.isEmpty() ? RootSwitches.plugged(device, ovs) : device);
            }
            all.put(
                    name,
                    NamespaceState.empty(name)
                            .withInterfaces(devices)
                            .withRoutes(space.routes())
                            .withRules(space.rules())
                            .withNeighbors(space.neighbors())
                            .withNetfilter(space.netfilter())
                            .withSysctls(space.sysctls())
                            .withFdb(space.fdb()));
        });
        SortedMap<String, String> fresh = RawNamespace.settings(sections.text("fresh"));
        return Optional.of(new Survey(
                host, machine.word("uid").equals("0"), new NetworkState(all, fresh), names.spaces(), unread));
    }

    /** With the interface of another namespace on which it stands, where that is so and that one was read. */
    private static Interface standing(
            NumberedLink link, Map<String, RawNamespace> all, Map<Integer, String> others, SurveyNames names) {
        Interface device = link.device();
        String number = link.standsElsewhere() ? others.get(link.peerNetnsId()) : null;
        RawNamespace there = number == null ? null : all.get(number);
        if (number == null || there == null) {
            return device;
        }
        return there.links().values().stream()
                .map(NumberedLink::device)
                .filter(lower -> lower.index() == link.peerIndex())
                .findFirst()
                .map(lower -> new Peer(names.of(number), lower.name()))
                .map(below -> device.withKind(device.kind().standingOn(below)))
                .orElse(device);
    }

    /** What the numbers of a namespace for others mean, as far as ip or lsns could tell. */
    private Map<Integer, String> numbers(String number, SurveyNames names) {
        Map<Integer, String> all = new HashMap<>();
        String text = sections.text("nsids", number);
        NamespaceNumbers.parse(text).forEach((its, name) -> {
            String other = names.numberOf(name);
            if (!other.isEmpty()) {
                all.put(its, other);
            }
        });
        text.lines().map(line -> line.split(" ")).forEach(words -> {
            if (words.length == 2 && words[0].matches("[0-9]{1,9}")) {
                all.put(Integer.valueOf(words[0]), words[1]);
            }
        });
        return all;
    }
}
