package dev.vethwork.ui.inspector.form;

import java.util.List;
import java.util.function.Function;

/**
 * A value as a row of cells, one for each column.
 *
 * @param shared whether several elements may have the same rows
 * @param needsText whether a row without any text typed in means nothing
 * @param parse throws {@link dev.vethwork.net.BadValue} for cells that make no value
 */
public record RowCodec<R>(
        List<Column> columns, boolean shared, boolean needsText, Function<R, List<String>> print, Function<List<String>, R> parse) {}
