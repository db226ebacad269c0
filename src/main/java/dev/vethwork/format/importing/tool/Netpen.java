package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Source;
import java.util.regex.Pattern;

/** Pens of netpen: devices in subnets, which get their addresses and their routes from the tool. */
public final class Netpen implements Importer {
    private static final Pattern ITEMS = Pattern.compile("(?m)^items:\\s*(#.*)?$");
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^\\s*-\\s+netns:\\s*(#.*)?$");

    @Override
    public ImportFormat format() {
        return ImportFormat.NETPEN;
    }

    @Override
    public boolean accepts(Source source) {
        String text = source.text();
        return ITEMS.matcher(text).find() && NAMESPACE.matcher(text).find();
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Data root = Data.yaml(source.text());
        if (root.get("items").items().isEmpty()) {
            throw ImportException.of("unreadable", "netpen", "items");
        }
        LabBuilder lab = new LabBuilder(format());
        new NetpenItems(lab).draw(root.get("items").items());
        String title = root.get("settings").text("title");
        return lab.build(title.isBlank() ? source.name() : LabBuilder.plain(title, 60));
    }
}
