package dev.vethwork.bench.film;

/** Something was waited for and did not come. */
final class InVain extends IllegalStateException {
    private static final long serialVersionUID = 1;

    InVain(String what, long seconds) {
        super("waited in vain for " + what + ", " + seconds + " s long");
    }
}
