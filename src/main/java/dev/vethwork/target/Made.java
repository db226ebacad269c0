package dev.vethwork.target;

import java.util.ArrayList;
import java.util.List;

/** What a command makes or takes away whose ownership the registry has to know. */
record Made(List<String> namespaces, List<String> rootLinks, List<String> removedNamespaces, boolean removes) {
    private static final Made NOTHING = new Made(List.of(), List.of(), List.of(), false);

    boolean isNothing() {
        return namespaces.isEmpty() && rootLinks.isEmpty() && !removes;
    }

    static Made by(Words words) {
        List<String> argv = words.argv();
        return switch (words.kind()) {
            case IP -> ip(words.namespace(), argv);
            case OVS -> argv.contains("add-br")
                    ? new Made(List.of(), List.of(argv.get(argv.indexOf("add-br") + 1)), List.of(), false)
                    : new Made(List.of(), List.of(), List.of(), argv.contains("del-br"));
            case TC, IPTABLES, IP6TABLES, SYSCTL, EXEC, SPAWN, STOP -> NOTHING;
        };
    }

    private static Made ip(String namespace, List<String> argv) {
        if (argv.size() < 3) {
            return NOTHING;
        }
        boolean deletes = argv.get(1).equals("del") || argv.get(1).equals("delete");
        if (deletes && (argv.getFirst().equals("netns") || argv.getFirst().equals("link"))) {
            boolean whole = argv.getFirst().equals("netns");
            return new Made(List.of(), List.of(), whole ? argv.subList(2, argv.size()) : List.of(), true);
        }
        if (!argv.get(1).equals("add")) {
            return NOTHING;
        }
        return switch (argv.getFirst()) {
            case "netns" -> new Made(List.of(argv.get(2)), List.of(), List.of(), false);
            case "link" -> new Made(List.of(), rootLinks(namespace, argv), List.of(), false);
            default -> NOTHING;
        };
    }

    /** {@code link add X [netns N] type veth peer [name] Y [netns N]}: those ends that no netns takes away from root. */
    private static List<String> rootLinks(String namespace, List<String> argv) {
        int type = argv.indexOf("type");
        int first = argv.get(2).equals("name") || argv.get(2).equals("dev") ? 3 : 2;
        List<String> head = argv.subList(first, type < 0 ? argv.size() : type);
        List<String> found = new ArrayList<>();
        if (namespace.isEmpty() && !head.contains("netns")) {
            found.add(head.getFirst());
        }
        int peer = argv.indexOf("peer");
        if (peer >= 0) {
            List<String> tail = argv.subList(peer + 1, argv.size());
            int name = tail.indexOf("name");
            if (namespace.isEmpty() && !tail.contains("netns") && name >= 0 && name + 1 < tail.size()) {
                found.add(tail.get(name + 1));
            }
        }
        return found;
    }
}
