package dev.vethwork.state.netfilter;

/** What a rule makes of the number of nodes that a packet may still pass (the targets TTL and HL). */
public record HopChange(How how, int by) {
    private static final int MOST = 255;

    /** In which way. */
    public enum How {
        SET("set"),
        MORE("inc"),
        LESS("dec");

        private final String word;

        How(String word) {
            this.word = word;
        }

        /** {@code --ttl-set}, {@code --hl-dec}. */
        String option(String target) {
            return "--" + target + "-" + word;
        }
    }

    /** @param left how many it may pass before */
    public int of(int left) {
        int changed =
                switch (how) {
                    case SET -> by;
                    case MORE -> left + by;
                    case LESS -> left - by;
                };
        return Math.clamp(changed, 0, MOST);
    }
}
