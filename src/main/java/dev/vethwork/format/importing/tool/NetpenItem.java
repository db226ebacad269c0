package dev.vethwork.format.importing.tool;

import java.util.List;
import java.util.stream.Stream;

/** One item of a pen. @param kind how it is called in the file */
record NetpenItem(String kind, Data data) {
    String text() {
        return kind + "." + data.text("name");
    }

    int line() {
        return data.line();
    }

    /** The devices that it stands on. */
    List<String> below() {
        return Stream.of("link", "link1", "link2", "ports", "members")
                .flatMap(field -> data.get(field).oneOrMore().stream())
                .map(Data::text)
                .toList();
    }

    /** The namespaces that it says it is in. */
    List<String> nodes() {
        return Stream.of(data, data.get("dev1"), data.get("dev2"))
                .map(said -> said.text("netns"))
                .filter(node -> !node.isEmpty())
                .toList();
    }
}
