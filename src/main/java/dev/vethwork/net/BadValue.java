package dev.vethwork.net;

/** A name, address or number that cannot be used; says what is wrong with it and what to write instead. */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public BadValue(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to write instead, a phrase in the imperative without a full stop. */
    public String remedy() {
        return remedy;
    }
}
