package gunitop.ui.tree;

import gunitop.ui.Model;
import gunitop.ui.Note;
import gunitop.ui.frame.TextLines;
import java.util.List;
import java.util.Optional;

/**
 * Where things lie on the tree screen: shared by the keys (a page is what is visible) and the view.
 *
 * @param cpuRows lines of CPU meters; 1 also stands for one meter of all CPUs
 * @param cpuColumns CPU meters side by side
 * @param averaged one meter for all CPUs, as there is no room for each
 * @param headerRow the line of the column headings
 * @param bodyRows how many processes are visible
 */
public record TreeLayout(
    int cpuRows, int cpuColumns, boolean averaged, int headerRow, int bodyRows) {
  /** Lines under the CPU meters: memory, swap and a third for the uptime. */
  private static final int MORE_METERS = 3;

  /** The layout for so many CPUs on a screen of this height. */
  public static TreeLayout of(int cpus, int rows) {
    int columns = cpus > 8 ? 4 : 2;
    int needed = Math.max(1, (cpus + columns - 1) / columns);
    boolean averaged = needed + MORE_METERS > Math.max(5, rows / 3);
    int cpuRows = averaged ? 1 : needed;
    int header = 1 + cpuRows + MORE_METERS;
    return new TreeLayout(
        cpuRows, averaged ? 2 : columns, averaged, header, Math.max(1, rows - header - 2));
  }

  /** What stands right above the footer: a note, or a PID being typed. */
  public static List<String> saidLines(Model model) {
    Optional<Note> note = model.dialog().isEmpty() ? model.messages().note() : Optional.empty();
    if (note.isPresent()) {
      List<String> lines = TextLines.of(note.get().text(), model.size().columns() - 2);
      return lines.subList(0, Math.min(lines.size(), Math.max(1, model.size().rows() / 3)));
    }
    String digits = TreeState.of(model).input().digits();
    return digits.isEmpty() ? List.of() : List.of("PID: " + digits);
  }

  /** What is said for as long as it is so: a source in trouble, or that not all is in sight. */
  public static Optional<String> lastingLine(Model model) {
    Optional<String> hidden =
        model
            .host()
            .snapshot()
            .map(snapshot -> snapshot.host().hidden())
            .filter(reason -> !reason.isEmpty())
            .map(reason -> "HIDDEN  " + reason);
    return model.messages().failures().line().or(() -> hidden);
  }

  private TreeLayout less(int lines) {
    int rows = Math.max(1, bodyRows - lines);
    return new TreeLayout(cpuRows, cpuColumns, averaged, headerRow, rows);
  }

  /** The layout of this model's tree screen. */
  public static TreeLayout of(Model model) {
    int cpus =
        model
            .host()
            .load()
            .map(load -> load.cpuPercent().size())
            .or(() -> model.host().snapshot().map(snapshot -> snapshot.host().processors()))
            .orElse(1);
    TreeLayout layout = of(cpus, model.size().rows());
    int said = saidLines(model).size();
    int troubles = lastingLine(model).isEmpty() ? 0 : 1;
    return said + troubles == 0 ? layout : layout.less(said + troubles);
  }
}
