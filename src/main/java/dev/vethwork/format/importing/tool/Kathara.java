package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labs of Kathara (and of Netkit before it): a folder with {@code lab.conf} and scripts of its devices. */
public final class Kathara implements Importer {
    private static final String CONFIGURATION = "lab.conf";
    private static final Pattern SETTING = Pattern.compile("^\\s*([A-Za-z0-9_.-]+)\\[([^\\]]+)]\\s*=\\s*(\"[^\"]*\"|'[^']*'|.*?)\\s*(?:(?<=\\s|[\"'])#.*)?$");

    @Override
    public ImportFormat format() {
        return ImportFormat.KATHARA;
    }

    @Override
    public boolean accepts(Source source) {
        if (folder(source) != null) {
            return true;
        }
        return source.isSingle() && source.text().lines().filter(l -> SETTING.matcher(l).matches()).count() > 1
                && source.text().lines().noneMatch(l -> l.strip().startsWith("ip "));
    }

    /** The path before {@code lab.conf}; null where there is none. */
    private static @Nullable String folder(Source source) {
        return source.files().keySet().stream()
                .filter(f -> f.equals(CONFIGURATION) || f.endsWith("/" + CONFIGURATION))
                .map(f -> f.substring(0, f.length() - CONFIGURATION.length()))
                .findFirst()
                .orElse(null);
    }

    /** Where an interface of a device is plugged in. */
    private record Plug(String device, int number, String domain, String mac, int line) {}

    /** What a device is born with. */
    private record Setting(String device, String assignment, int line) {}

    @Override
    public Imported read(Source source) throws ImportException {
        String folder = folder(source);
        String text = folder == null ? source.text() : source.text(folder + CONFIGURATION).orElse("");
        String within = folder == null ? "" : folder;
        LabBuilder lab = new LabBuilder(format(), new FilesOfDevices(source, within));
        Map<String, Map<Integer, Plug>> plugs = new LinkedHashMap<>();
        Set<String> bridged = new TreeSet<>();
        List<Setting> settings = new ArrayList<>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            Matcher setting = SETTING.matcher(each);
            if (setting.matches()) {
                if (unquoted(setting.group(2)).equals("bridged") && unquoted(setting.group(3)).equalsIgnoreCase("true")) {
                    bridged.add(setting.group(1));
                }
                if (unquoted(setting.group(2)).equals("sysctl")) {
                    settings.add(new Setting(setting.group(1), unquoted(setting.group(3)), line));
                    continue;
                }
                setting(lab, plugs, setting.group(1), setting.group(2), unquoted(setting.group(3)), line, each.strip());
            }
        }
        devicesOfScripts(source, within).forEach(device -> plugs.computeIfAbsent(device, d -> new TreeMap<>()));
        // Where its file says nothing else, a device of Kathara forwards.
        for (String device : plugs.keySet()) {
            Space space = lab.namespace(device, device);
            space.container();
            lab.forwards(space);
        }
        settings.forEach(each -> lab.space(each.device()).ifPresent(space -> lab.sysctl(space, each.assignment(), each.line())));
        cable(lab, plugs);
        bridged.forEach(device -> lab.space(device).ifPresent(space -> lab.undrawn(space, next(plugs, device))));
        for (String device : plugs.keySet()) {
            scripts(lab, source, within, device);
        }
        configurations(lab, source, within, plugs.keySet());
        return lab.build(source.name());
    }

    /** The interface that a device has to the machine's own network, behind all others. */
    private static String next(Map<String, Map<Integer, Plug>> plugs, String device) {
        return "eth" + (1 + plugs.getOrDefault(device, Map.of()).keySet().stream().mapToInt(n -> n).max().orElse(-1));
    }

    /** The folder of a device is laid over its image, that called shared is seen by all as {@code /shared}. */
    private record FilesOfDevices(Source source, String folder) implements Library {
        @Override
        public Optional<String> text(String namespace, String path) {
            String below = path.startsWith("/") ? path.substring(1) : path;
            return below.startsWith("shared/")
                    ? source.text(folder + below)
                    : source.text(folder + namespace + "/" + below);
        }

        @Override
        public boolean isOfImage(String namespace, String path) {
            return path.startsWith("/") && !path.startsWith("/shared/");
        }
    }

    private static String unquoted(String value) {
        return value.replaceAll("^[\"']|[\"']$", "");
    }

    private static void setting(
            LabBuilder lab,
            Map<String, Map<Integer, Plug>> plugs,
            String device,
            String key,
            String value,
            int line,
            String text) {
        Map<Integer, Plug> ofDevice = plugs.computeIfAbsent(device, d -> new TreeMap<>());
        String name = unquoted(key);
        if (name.matches("[0-9]{1,4}")) {
            String[] parts = value.split("/", 2);
            int number = Integer.parseInt(name);
            ofDevice.put(number, new Plug(device, number, parts[0], parts.length > 1 ? parts[1] : "", line));
            lab.report().understood(line, text, device + ":eth" + number);
        } else if (name.equals("image")) {
            lab.image(value, device);
            lab.report().passedOver(line, text, ImportTexts.of("passed.image"));
        } else {
            lab.report().passedOver(line, text, ImportTexts.of("passed.setting", name));
        }
    }

    private static Set<String> devicesOfScripts(Source source, String folder) {
        Set<String> devices = new TreeSet<>();
        for (String file : source.files().keySet()) {
            if (file.startsWith(folder) && file.endsWith(".startup") && file.indexOf('/', folder.length()) < 0) {
                String device = file.substring(folder.length(), file.length() - ".startup".length());
                if (!device.equals("shared") && device.matches("[A-Za-z0-9_.-]+")) {
                    devices.add(device);
                }
            }
        }
        return devices;
    }

    /** Two devices on a domain have a cable; more of them, or one alone, have a bridge. */
    private static void cable(LabBuilder lab, Map<String, Map<Integer, Plug>> plugs) {
        Map<String, List<Plug>> domains = new LinkedHashMap<>();
        plugs.values().forEach(device -> device.values().forEach(plug ->
                domains.computeIfAbsent(plug.domain(), d -> new ArrayList<>()).add(plug)));
        domains.forEach((domain, members) -> {
            if (members.size() == 2) {
                Plug a = members.get(0);
                Plug b = members.get(1);
                List<Link> made = lab.link(a.device(), "eth" + a.number(), b.device(), "eth" + b.number());
                dress(lab, made.get(0), a);
                dress(lab, made.get(1), b);
                return;
            }
            String bridge = "domain " + domain;
            lab.bridge(bridge, domain, false);
            for (Plug plug : members) {
                List<Link> made = lab.link(plug.device(), "eth" + plug.number(), bridge, plug.device() + "-" + plug.number());
                dress(lab, made.getFirst(), plug);
            }
        });
    }

    private static void dress(LabBuilder lab, Link link, Plug plug) {
        try {
            if (!plug.mac().isEmpty()) {
                link.mac(new Mac(plug.mac()));
            }
        } catch (BadValue e) {
            lab.report()
                    .refused(plug.line(), plug.mac(), plug.mac(), ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    private static void scripts(LabBuilder lab, Source source, String folder, String device) {
        Space space = lab.space(device).orElse(null);
        for (String file : List.of("shared.startup", device + ".startup")) {
            String script = source.text(folder + file).orElse("");
            if (space != null && !script.isBlank()) {
                lab.run(space, script, 1, Map.of("HOSTNAME", device));
            }
        }
    }

    /** Files of a device that runs a service are seen by it; of the others nobody would. */
    private static void configurations(LabBuilder lab, Source source, String folder, Set<String> devices) {
        for (String file : source.files().keySet()) {
            String rest = file.startsWith(folder) ? file.substring(folder.length()) : "";
            int slash = rest.indexOf('/');
            String device = slash > 0 ? rest.substring(0, slash) : "";
            if (!devices.contains(device) && !device.equals("shared")) {
                continue;
            }
            Optional<Space> space = lab.space(device).filter(s -> !s.services().isEmpty());
            boolean kept = space.isPresent()
                    && source.text(file).map(text -> space.get().addFile(rest.substring(slash), text)).orElse(false);
            if (kept) {
                lab.report().understood(0, rest, device + " " + rest.substring(slash));
            } else {
                lab.report().passedOver(0, rest, ImportTexts.of("passed.file", rest));
            }
        }
    }
}
