package dev.vethwork.ui.packets;

import dev.vethwork.packet.log.PacketLog;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ObservableListBase;

/** What a log shows, as a list that grows at its end and may lose its beginning; a row is made when it is looked at. */
final class PacketRows extends ObservableListBase<PacketRow> {
    private static final int KEPT = 512;

    private final PacketLog log;
    private final Map<Long, PacketRow> kept = new LinkedHashMap<>(KEPT, 0.75F, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PacketRow> eldest) {
            return size() > KEPT;
        }
    };
    private PacketLog.Shown shown;

    PacketRows(PacketLog log) {
        this.log = log;
        this.shown = log.shown();
    }

    /** Takes over what has come meanwhile, in one change. @return whether there was something */
    boolean publish() {
        PacketLog.Shown now = log.shown();
        if (now.equals(shown)) {
            return false;
        }
        beginChange();
        int before = size();
        if (now.generation() != shown.generation()) {
            kept.clear();
            shown = now;
            nextReplace(0, size(), new Gone(before));
        } else {
            int dropped = (int) (Math.min(now.first(), shown.next()) - shown.first());
            shown = now;
            if (dropped > 0) {
                nextRemove(0, new Gone(dropped));
            }
            int left = before - dropped;
            if (size() > left) {
                nextAdd(left, size());
            }
        }
        endChange();
        return true;
    }

    @Override
    public PacketRow get(int index) {
        long place = shown.first() + index;
        PacketRow row = kept.get(place);
        if (row == null) {
            long number = log.numberAt(place);
            row = PacketRow.of(number, log.get(number));
            kept.put(place, row);
        }
        return row;
    }

    @Override
    public int size() {
        return (int) (shown.next() - shown.first());
    }

    /** Rows that were there; nobody asks what was in them. */
    private static final class Gone extends AbstractList<PacketRow> {
        private final int size;

        Gone(int size) {
            this.size = size;
        }

        @Override
        public PacketRow get(int index) {
            return PacketRow.of(-1, null);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
