package dev.vethwork.state;

import org.jspecify.annotations.Nullable;

/** What becomes of what leaves an interface, in tc's words; null where nothing does. */
public record Queue(
        @Nullable String rate,
        @Nullable String delay,
        @Nullable String jitter,
        @Nullable String loss,
        @Nullable String duplicate,
        @Nullable String corrupt,
        @Nullable String reorder) {
    public static final Queue NONE = new Queue(null, null, null);

    public Queue(@Nullable String rate, @Nullable String delay, @Nullable String loss) {
        this(rate, delay, null, loss, null, null, null);
    }

    /** The same with this share lost. */
    public Queue losing(@Nullable String share) {
        return new Queue(rate, delay, jitter, share, duplicate, corrupt, reorder);
    }

    /** Whether it does no more than slow down and lose. */
    public boolean isRateAndLoss() {
        return losing(null).equals(new Queue(rate, null, null));
    }

    /** Whether it only slows down. */
    public boolean isOnlyRate() {
        return equals(new Queue(rate, null, null));
    }
}
