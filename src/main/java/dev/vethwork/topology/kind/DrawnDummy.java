package dev.vethwork.topology.kind;

/** An interface that swallows what leaves by it: a place for addresses. */
public record DrawnDummy(LinkBasics basics) implements DrawnInterface {
    @Override
    public String word() {
        return "dummy";
    }

    @Override
    public DrawnDummy withBasics(LinkBasics value) {
        return new DrawnDummy(value);
    }

    @Override
    public boolean hasFarEnd() {
        return false;
    }
}
