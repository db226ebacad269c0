package dev.vethwork.engine;

import java.util.ArrayList;
import java.util.List;

/** What a command makes or takes away whose ownership the registry has to know. */
record Made(
        List<String> namespaces, List<String> rootLinks, List<String> removedNamespaces, List<String> removedLinks, boolean removes) {
    private static final Made NOTHING = new Made(List.of(), List.of(), List.of(), List.of(), false);

    boolean isNothing() {
        return namespaces.isEmpty() && rootLinks.isEmpty() && !removes;
    }

    static Made by(Words words) {
        List<String> argv = words.argv();
        return switch (words.kind()) {
            case IP -> ip(words.namespace(), argv);
            case OVS -> argv.contains("add-br")
                    ? making(List.of(), List.of(argv.get(argv.indexOf("add-br") + 1)))
                    : argv.contains("del-br")
                            ? removing(List.of(), List.of(argv.get(argv.indexOf("del-br") + 1)))
                            : NOTHING;
            case TC, IPTABLES, IP6TABLES, SYSCTL, EXEC, SPAWN, STOP, SIDE_BY_SIDE -> NOTHING;
        };
    }

    private static Made making(List<String> namespaces, List<String> rootLinks) {
        return new Made(namespaces, rootLinks, List.of(), List.of(), false);
    }

    private static Made removing(List<String> namespaces, List<String> rootLinks) {
        return new Made(List.of(), List.of(), namespaces, rootLinks, true);
    }

    private static Made ip(String namespace, List<String> argv) {
        if (argv.size() < 3) {
            return NOTHING;
        }
        boolean deletes = argv.get(1).equals("del") || argv.get(1).equals("delete");
        if (deletes && (argv.getFirst().equals("netns") || argv.getFirst().equals("link"))) {
            boolean whole = argv.getFirst().equals("netns");
            List<String> names = argv.subList(2, argv.size());
            return whole
                    ? removing(names, List.of())
                    : removing(List.of(), namespace.isEmpty() ? names.subList(names.size() - 1, names.size()) : List.of());
        }
        if (namespace.isEmpty() && argv.size() == 6 && argv.get(1).equals("set") && argv.get(4).equals("alias")) {
            // Our mark on an interface that is another one than was noted: from then on it is ours.
            return making(List.of(), List.of(argv.get(3)));
        }
        if (!argv.get(1).equals("add")) {
            return NOTHING;
        }
        return switch (argv.getFirst()) {
            case "netns" -> making(List.of(argv.get(2)), List.of());
            case "link" -> making(List.of(), rootLinks(namespace, argv));
            default -> NOTHING;
        };
    }

    /** {@code link add X [netns N] type veth peer [name] Y [netns N]}: those ends that no netns takes away from root. */
    private static List<String> rootLinks(String namespace, List<String> argv) {
        int first = argv.get(2).equals("name") || argv.get(2).equals("dev") ? 3 : 2;
        // An interface may be called as one of these words: what follows its name is looked at alone.
        List<String> rest = argv.subList(first + 1, argv.size());
        int type = rest.indexOf("type");
        List<String> head = rest.subList(0, type < 0 ? rest.size() : type);
        List<String> found = new ArrayList<>();
        if (namespace.isEmpty() && !head.contains("netns")) {
            found.add(argv.get(first));
        }
        int name = rest.indexOf("peer") + 2;
        if (name >= 2 && rest.get(name - 1).equals("name") && name < rest.size()) {
            List<String> tail = rest.subList(name + 1, rest.size());
            if (namespace.isEmpty() && !tail.contains("netns")) {
                found.add(rest.get(name));
            }
        }
        return found;
    }
}
