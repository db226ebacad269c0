package dev.vethwork.ui.inspector.form;

/** A cell of every row. @param key names it in the bundle, with {@code field.} before it */
public record Column(String key, Input input) {
    public static Column text(String key, String example) {
        return new Column(key, new Input.Text(example));
    }

    /** For what has many words, in a line of its own. */
    public static Column wide(String key, String example) {
        return new Column(key, new Input.Text(example, 22));
    }

    public static Column number(String key, String example) {
        return new Column(key, new Input.Text(example, 4));
    }
}
