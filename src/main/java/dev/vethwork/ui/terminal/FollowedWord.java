package dev.vethwork.ui.terminal;

import dev.vethwork.ui.find.Search;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.function.Consumer;

/** A word on a terminal that somebody clicks on with Ctrl: it selects what has this name, address or MAC. */
record FollowedWord(Document document, LabSession session, Selection selection) implements Consumer<String> {
    @Override
    public void accept(String word) {
        String wanted = word.replaceFirst("/[0-9]+$", "").replaceFirst("@.*$", "");
        Search.of(document.now(), session.observed().get(), wanted).stream()
                .filter(hit -> hit.what().replaceFirst("/[0-9]+$", "").equalsIgnoreCase(wanted))
                .findFirst()
                .ifPresent(hit -> selection.set(hit.node()));
    }
}
