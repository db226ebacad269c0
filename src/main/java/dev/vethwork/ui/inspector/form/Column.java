package dev.vethwork.ui.inspector.form;

/** A cell of every row. @param key names it in the bundle, with {@code field.} before it */
public record Column(String key, Input input) {
    static Column text(String key, String example) {
        return new Column(key, new Input.Text(example));
    }

    static Column number(String key, String example) {
        return new Column(key, new Input.Text(example, 4));
    }
}
