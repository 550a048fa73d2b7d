package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/**
 * A table as texts. A row may have fewer cells than the header; what is missing is blank.
 *
 * @param headers the header cells as they are written
 * @param rows the other rows that are not blank as a whole
 */
record Grid(List<String> headers, List<Row> rows) {

    /**
     * A row.
     *
     * @param cells its cells
     * @param line its line in the document, from 1
     */
    record Row(List<String> cells, int line) {

        /** The cell of a column, empty if the row is too short. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        /** The cell of a column that the table may not have. */
        String cell(OptionalInt column) {
            return column.isPresent() ? cell(column.getAsInt()) : "";
        }
    }

    static Grid of(TableBlock table) {
        List<Row> head = new ArrayList<>();
        List<Row> body = new ArrayList<>();
        for (Node part : Markdown.children(table)) {
            for (Node row : Markdown.children(part)) {
                if (row instanceof TableRow && part instanceof TableHead) {
                    head.add(row(row));
                } else if (row instanceof TableRow && part instanceof TableBody) {
                    body.add(row(row));
                }
            }
        }
        List<String> headers = head.isEmpty() ? List.of() : head.get(0).cells();
        return new Grid(
                headers,
                body.stream()
                        .filter(row -> !row.cells().stream().allMatch(String::isEmpty))
                        .toList());
    }

    private static Row row(Node row) {
        List<String> cells = Markdown.children(row).stream()
                .filter(TableCell.class::isInstance)
                .map(Markdown::text)
                .toList();
        return new Row(cells, Markdown.line(row));
    }

    /** The first column that is called so; names are in lower case, without punctuation. */
    OptionalInt column(Set<String> names) {
        return column(names::contains);
    }

    /** The first column whose name, in lower case and without punctuation, is such. */
    OptionalInt column(Predicate<String> name) {
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (name.test(Wording.normalized(header))
                    || name.test(Wording.normalized(Wording.withoutRemarks(header)))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The first column that is such, by its number from 0 and its name in lower case and without punctuation. */
    OptionalInt column(ColumnTest test) {
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (test.accepts(i, Wording.normalized(header))
                    || test.accepts(i, Wording.normalized(Wording.withoutRemarks(header)))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Chooses a column. */
    @FunctionalInterface
    interface ColumnTest {
        boolean accepts(int column, String name);
    }

    /** The cells of a row that are not blank, by header, but those of some columns. */
    Map<String, String> others(Row row, Set<Integer> without) {
        Map<String, String> others = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            if (!without.contains(i) && !row.cell(i).isEmpty()) {
                String header = headers.get(i).isEmpty() ? "column " + (i + 1) : headers.get(i);
                others.merge(header, row.cell(i), (one, other) -> one + ", " + other);
            }
        }
        return others;
    }
}
